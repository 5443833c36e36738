using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace EvalKit.Prompts;

/// <summary>A template engine with everything closed that a prompt does not need: strict names, limits, no evaluation of text, no files, the invariant culture.</summary>
internal sealed class PromptTemplateContext : TemplateContext
{
    private const int MaxLoops = 1000;
    private const int MaxRecursion = 50;
    private const int MaxText = 1024 * 1024;
    private static readonly ScriptObject Functions = Builtins();
    private static readonly TimeSpan RegexLimit = TimeSpan.FromMilliseconds(200);

    public PromptTemplateContext(ScriptObject data, CancellationToken cancellationToken)
        : base(Functions)
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        EnableRelaxedIndexerAccess = false;
        ErrorForStatementFunctionAsExpression = true;
        AutoIndent = false;
        NewLine = "\n";
        LoopLimit = MaxLoops;
        LoopLimitQueryable = MaxLoops;
        RecursiveLimit = MaxRecursion;
        ObjectRecursionLimit = MaxRecursion;
        LimitToString = MaxText;
        RegexTimeOut = RegexLimit;
        TemplateLoader = null;
        CancellationToken = cancellationToken;
        PushCulture(CultureInfo.InvariantCulture);
        PushGlobal(data);
    }

    /// <summary>Writes a value; refuses what must not be written as it is.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        Refuse(textAsObject, span);
        return base.Write(span, textAsObject);
    }

    /// <summary>The one way from value to text.</summary>
    public override string? ObjectToString(object? value, bool nested = false)
    {
        Refuse(value, CurrentNode?.Span ?? default);
        return base.ObjectToString(value, nested);
    }

    /// <summary>Whether a value holds in a condition; one that is absent or has nothing in it does not.</summary>
    public override bool ToBool(SourceSpan span, object? value) => value switch
    {
        UntrustedText => true,
        AbsentValue or ScriptObject { Count: 0 } or ScriptArray { Count: 0 } => false,
        _ => base.ToBool(span, value),
    };

    private static void Refuse(object? value, SourceSpan span)
    {
        switch (value)
        {
            case UntrustedText { Content.Name: var name }:
                throw new PromptException(span, $"'{name}' comes from the app and is not trusted: write {{{{ block {name} }}}}") { Expression = name };
            case AbsentValue absent:
                throw new PromptException(span, $"'{absent.Name}' has no value in this case") { Expression = absent.Name };
        }
    }

    /// <summary>The engine's functions without those that are closed. Nobody may change them, as all prompts have the same ones: to make them takes longer than to render a prompt.</summary>
    private static ScriptObject Builtins()
    {
        var builtins = GetDefaultBuiltinObject();
        builtins.Remove("include");
        builtins.Remove("include_join");
        ((ScriptObject)builtins["object"]!).Remove("eval");
        ((ScriptObject)builtins["object"]!).Remove("eval_template");
        ((ScriptObject)builtins["date"]!).Remove("now");
        ((ScriptObject)builtins["math"]!).Remove("random");
        ((ScriptObject)builtins["math"]!).Remove("uuid");
        foreach (var group in builtins.Values.OfType<ScriptObject>())
        {
            group.IsReadOnly = true;
        }

        builtins.IsReadOnly = true;
        return builtins;
    }
}
