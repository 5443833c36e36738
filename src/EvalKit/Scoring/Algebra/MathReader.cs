using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>
/// Reads an expression of plain text or LaTeX: lists, intervals, equations that name a value or end a calculation. The formulas in it are read by <see cref="FormulaReader"/>.
/// </summary>
internal sealed partial class MathReader
{
    private static readonly string[] Unions = ["\\cup", "∪"];
    private static readonly string[] Named = ["=", "\\in", "∈"];
    private static readonly string[] Relations = ["<", ">", "≤", "≥", "≈", "≠", "\\le", "\\ge", "\\approx", "\\ne"];

    private readonly MathText _text;
    private readonly FormulaReader _formulas;
    private int _depth;

    private MathReader(MathText text, PercentSign percent, AlgebraWork work)
    {
        _text = text;
        _formulas = new FormulaReader(text, this, percent, work);
    }

    /// <summary>Whether a place in brackets is read, where a comma always separates items.</summary>
    public bool IsInBrackets => _depth > 0;

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="MathRefusal">It is no expression, or one that is not understood.</exception>
    public static MathValue Read(string text, PercentSign percent, AlgebraWork work)
    {
        if (text.Length > AlgebraLimits.LongestText)
        {
            throw MathRefusal.Beyond(FormattableString.Invariant($"an expression of {text.Length} characters, expected at most {AlgebraLimits.LongestText}"));
        }

        var reader = new MathReader(new MathText(text), percent, work);
        var items = reader.Items();
        return !reader._text.IsAtEnd ? throw reader._formulas.Unread() : items is [var one] ? one : new MathList(MathList.Plain, items);
    }

    /// <summary>Reads the inside of brackets and the closing one: one value in equal round or square brackets is that value, more are a list.</summary>
    public MathValue Bracketed(string open)
    {
        if (++_depth > AlgebraLimits.Deepest)
        {
            throw MathRefusal.Beyond(FormattableString.Invariant($"brackets that lie more than {AlgebraLimits.Deepest} deep in each other"));
        }

        var items = Items();
        _depth--;
        var close = _text.TryTake(")") ? ")" : _text.TryTake("]") ? "]" : _text.TryTake("\\}", "}") ? "}" : throw _formulas.Unread();
        return (open, close, items) switch
        {
            ("\\{", "}", _) or ("{", "}", [_, _, ..]) => new MathList(MathList.Set, items),
            ("{", "}", _) or ("(", ")", [_]) or ("[", "]", [_]) => items[0],
            ("(" or "[", ")" or "]", [_, _, ..]) => new MathList(open + close, items),
            _ => throw MathRefusal.NoValue($"brackets that do not fit, {open} and {close}"),
        };
    }

    private List<MathValue> Items()
    {
        var items = new List<MathValue> { Item() };
        while (_text.TryTake(",", ";") || (!IsInBrackets && TryTakeAnd()))
        {
            _ = !IsInBrackets && TryTakeAnd(); // "1, 2, and 3"
            items.Add(Item());
        }

        return items;
    }

    private bool TryTakeAnd() => _text.TryTake("and", "or") || _text.TryTake(TextAnd()) is not null;

    /// <summary>One value: the last side of a calculation, or what a variable is said to be.</summary>
    private MathValue Item()
    {
        var start = _text.Position;
        var sides = new List<MathValue> { Unioned() };
        var first = _text.Since(start);
        while (_text.TryTake(Named))
        {
            sides.Add(Unioned());
        }

        if (Relations.FirstOrDefault(sign => _text.TryTake(sign)) is { } relation)
        {
            throw MathRefusal.Beyond($"the relation {relation}");
        }

        return sides.Count == 1 ? sides[0]
            : NamePattern().IsMatch(first) ? sides[^1] with { Name = first }
            : sides.All(s => s is MathFormula { Value.IsConstant: true }) ? sides[^1]
            : throw MathRefusal.Beyond("an equation between formulas");
    }

    private MathValue Unioned()
    {
        var parts = new List<MathValue> { _formulas.Sum() };
        while (_text.TryTake(Unions))
        {
            parts.Add(_formulas.Sum());
        }

        return parts is [var one] ? one : new MathList(MathList.Union, parts);
    }

    [GeneratedRegex(@"\G\\(?:text|mbox|textrm|mathrm)\{\s*(?:and|or)\s*\}", RegexOptions.CultureInvariant)]
    private static partial Regex TextAnd();

    /// <summary>A variable, or a function of one.</summary>
    [GeneratedRegex(@"\A(?:[A-Za-z]|\\[a-z]+)(?:_\w|_\{\w+\})?(?:\([a-z]\))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
