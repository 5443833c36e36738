using Scriban.Parsing;
using Scriban.Syntax;

namespace EvalKit.Prompts;

/// <summary>
/// Where a template names what is not trusted. Such a value stands in <c>{{ block name }}</c> or is a condition; anywhere else (a loop, a filter, another name for it) it would show nothing in silence, or
/// show it without its delimiters, so that is refused before anything is rendered.
/// </summary>
internal sealed class Placements : ScriptVisitor
{
    private const string Block = "block";
    private static readonly HashSet<string> Untrusted = ["outputs", "context", "reference", "conversation", "trace"];

    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private (string? Name, SourceSpan Span)? _fault;

    /// <summary>The untrusted values that a template places in blocks, be it only in some cases.</summary>
    /// <param name="template">The template.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <exception cref="EvalKitException">One stands elsewhere; the message names file, line and column.</exception>
    public static IReadOnlySet<string> Of(ScriptNode template, string path)
    {
        var placements = new Placements();
        placements.Visit(template);
        return placements._fault is not { } fault ? placements._placed
            : throw new EvalKitException(
                FaultKind.Usage,
                $"{path}:{fault.Span.Start.Line + 1}:{fault.Span.Start.Column + 1}: {(fault.Name is { } name ? $"'{name}' is not trusted, and can only be placed by {{{{ block {name} }}}} or asked for by {{{{ if {name} }}}}" : "'this' holds what is not trusted: name the value itself, such as inputs.question")}.");
    }

    public override void Visit(ScriptVariableGlobal node)
    {
        if (Untrusted.Contains(node.Name) && !IsMember(node))
        {
            if (IsPlaced(node))
            {
                _placed.Add(node.Name);
            }
            else if (!IsCondition(node))
            {
                _fault ??= (node.Name, node.Span);
            }
        }

        base.Visit(node);
    }

    /// <summary>All values together hold the untrusted ones too.</summary>
    public override void Visit(ScriptThisExpression node)
    {
        if (node.Parent is not ScriptMemberExpression { Member.Name: var member } || Untrusted.Contains(member))
        {
            _fault ??= (null, node.Span);
        }

        base.Visit(node);
    }

    private static bool IsMember(ScriptNode node) => node.Parent is ScriptMemberExpression member && ReferenceEquals(member.Member, node);

    private static bool IsPlaced(ScriptNode node) =>
        ArgumentOf(node) is ScriptFunctionCall { Target: ScriptVariableGlobal { Name: Block } } call && !ReferenceEquals(call.Target, node);

    /// <summary>The call that a node is an argument of; the engine keeps arguments in a list.</summary>
    private static ScriptNode? ArgumentOf(ScriptNode node) => node.Parent is ScriptList list ? list.Parent : node.Parent;

    private static bool IsCondition(ScriptNode node) => node.Parent switch
    {
        ScriptNestedExpression nested => IsCondition(nested),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not } not => IsCondition(not),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.And or ScriptBinaryOperator.Or } both => IsCondition(both),
        ScriptIfStatement choice => ReferenceEquals(choice.Condition, node),
        ScriptConditionalExpression choice => ReferenceEquals(choice.Condition, node),
        _ => false,
    };
}
