using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace EvalKit.Prompts;

/// <summary>The template function <c>block</c>: places a value between delimiters that it cannot forge.</summary>
internal sealed class BlockFunction(string boundary, Spotlighting spotlighting) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(string);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var (name, span) = NameOf(callerContext);
        return arguments[0] switch
        {
            UntrustedText untrusted => (untrusted.Content with { Spotlighting = spotlighting }).Write(boundary),
            null or AbsentValue => throw new PromptException(span, $"'{name}' has no value in this case, so there is nothing to put in a block"),
            string text => new PromptBlock(name, IsJson: false, text).Write(boundary),
            var value => new PromptBlock(name, IsJson: true, ScriptData.ToJson(value, span)).Write(boundary),
        };
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));

    private static (string Name, SourceSpan Span) NameOf(ScriptNode? caller)
    {
        if (caller is ScriptFunctionCall { Arguments.Count: 1 } call && call.Arguments[0] is (ScriptVariable or ScriptMemberExpression) and var argument)
        {
            return (argument.ToString().Trim(), call.Span);
        }

        throw new PromptException(caller?.Span ?? default, "expected {{ block <name> }} with the name of a value, such as {{ block outputs }}");
    }
}
