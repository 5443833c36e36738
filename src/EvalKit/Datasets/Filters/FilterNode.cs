using System.Text.RegularExpressions;

namespace EvalKit.Datasets.Filters;

/// <summary>A part of a parsed filter.</summary>
internal abstract record FilterNode
{
    public abstract FilterValue Evaluate(EvalCase evalCase);
}

internal sealed record FilterLiteral(FilterValue Value) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase) => Value;
}

internal sealed record FilterField(string Path) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase) => FilterFields.Find(evalCase, Path);
}

internal sealed record FilterNot(FilterNode Inner) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase) => FilterValue.Of(!Inner.Evaluate(evalCase).IsTrue);
}

/// <summary>A list and not a chain of pairs, so that a long expression is no deep recursion.</summary>
internal sealed record FilterAnd(IReadOnlyList<FilterNode> Parts) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase) => FilterValue.Of(Parts.All(p => p.Evaluate(evalCase).IsTrue));
}

internal sealed record FilterOr(IReadOnlyList<FilterNode> Parts) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase) => FilterValue.Of(Parts.Any(p => p.Evaluate(evalCase).IsTrue));
}

internal sealed record FilterComparison(FilterNode Left, string Operator, FilterNode Right) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase)
    {
        var (left, right) = (Left.Evaluate(evalCase), Right.Evaluate(evalCase));
        return FilterValue.Of(Operator switch
        {
            "==" => FilterValue.AreEqual(left, right),
            "!=" => !FilterValue.AreEqual(left, right),
            "<" => FilterValue.Compare(left, right) < 0,
            "<=" => FilterValue.Compare(left, right) <= 0,
            ">" => FilterValue.Compare(left, right) > 0,
            _ => FilterValue.Compare(left, right) >= 0,
        });
    }
}

internal sealed record FilterIn(FilterNode Left, IReadOnlyList<FilterNode> Items) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase)
    {
        var left = Left.Evaluate(evalCase);
        return FilterValue.Of(Items.Any(item => FilterValue.AreEqual(left, item.Evaluate(evalCase))));
    }
}

internal sealed record FilterMatch(FilterNode Left, Regex Pattern) : FilterNode
{
    public override FilterValue Evaluate(EvalCase evalCase) => FilterValue.Of(Left.Evaluate(evalCase).AsText is { } text && Pattern.IsMatch(text));
}
