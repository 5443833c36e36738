using Scriban.Parsing;
using Scriban.Syntax;

namespace EvalKit.Prompts;

/// <summary>Finds where a template writes an expression. The engine gives only the position of the enclosing block to what is written.</summary>
internal sealed class ExpressionFinder(string expression) : ScriptVisitor
{
    private SourceSpan? _span;

    public static SourceSpan? Find(ScriptNode root, string expression)
    {
        var finder = new ExpressionFinder(expression);
        finder.Visit(root);
        return finder._span;
    }

    public override void Visit(ScriptExpressionStatement node)
    {
        if (_span is null && node.Expression?.ToString().Trim() == expression)
        {
            _span = node.Expression.Span;
        }

        base.Visit(node);
    }
}
