using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalKit.Datasets.Filters;

/// <summary>Recursive-descent parser of the filter language: one method a level of binding.</summary>
internal sealed class FilterParser
{
    /// <summary>Parentheses and negations inside each other; more is a mistake or an attack on the stack.</summary>
    private const int MaxDepth = 64;

    private static readonly string[] Keywords = ["and", "or", "not", "in"];
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private readonly string _expression;
    private readonly FilterLexer _lexer;
    private FilterToken _token;
    private int _depth;

    public FilterParser(string expression)
    {
        _expression = expression;
        _lexer = new FilterLexer(expression);
        _token = _lexer.Next();
    }

    public FilterNode Parse()
    {
        var root = ParseOr();
        return _token.Kind == FilterTokenKind.End ? root : throw Unexpected("an operator or the end");
    }

    private FilterNode ParseOr()
    {
        var parts = ParseParts(ParseAnd, "or");
        return parts.Count == 1 ? parts[0] : new FilterOr(parts);
    }

    private FilterNode ParseAnd()
    {
        var parts = ParseParts(ParseNot, "and");
        return parts.Count == 1 ? parts[0] : new FilterAnd(parts);
    }

    private List<FilterNode> ParseParts(Func<FilterNode> parsePart, string separator)
    {
        var parts = new List<FilterNode> { parsePart() };
        while (Accept(separator))
        {
            parts.Add(parsePart());
        }

        return parts;
    }

    private FilterNode ParseNot()
    {
        if (!Accept("not"))
        {
            return ParseComparison();
        }

        Deeper();
        var inner = ParseNot();
        _depth--;
        return new FilterNot(inner);
    }

    private FilterNode ParseComparison()
    {
        var left = ParseOperand();
        if (_token.Kind == FilterTokenKind.Operator && Comparisons.Contains(_token.Text))
        {
            return new FilterComparison(left, Take().Text, ParseOperand());
        }

        if (Accept("~"))
        {
            return new FilterMatch(left, ParsePattern());
        }

        if (Accept("in"))
        {
            return new FilterIn(left, ParseList());
        }

        if (Accept("not"))
        {
            Expect("in");
            return new FilterNot(new FilterIn(left, ParseList()));
        }

        return left;
    }

    private FilterNode ParseOperand()
    {
        if (Accept("("))
        {
            Deeper();
            var inner = ParseOr();
            _depth--;
            Expect(")");
            return inner;
        }

        var isKeyword = _token.Kind == FilterTokenKind.Name && !_token.Quoted && Keywords.Contains(_token.Text);
        if (isKeyword || _token.Kind is FilterTokenKind.Operator or FilterTokenKind.End)
        {
            throw Unexpected("a field or a value");
        }

        var token = Take();
        return token.Kind switch
        {
            FilterTokenKind.Text => new FilterLiteral(FilterValue.Of(token.Text)),
            FilterTokenKind.Number => new FilterLiteral(FilterValue.Of(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture))),
            _ when token.Is("true") => new FilterLiteral(FilterValue.Of(true)),
            _ when token.Is("false") => new FilterLiteral(FilterValue.Of(false)),
            _ when token.Is("null") => new FilterLiteral(FilterValue.Null),
            _ => new FilterField(token.Text),
        };
    }

    private List<FilterNode> ParseList()
    {
        var close = Accept("[") ? "]" : Accept("(") ? ")" : throw Unexpected("a list such as [\"dev\", \"test\"]");
        var items = new List<FilterNode>();
        while (!Accept(close))
        {
            if (items.Count > 0)
            {
                Expect(",");
            }

            items.Add(ParseOperand());
        }

        return items;
    }

    private Regex ParsePattern()
    {
        if (_token.Kind != FilterTokenKind.Text)
        {
            throw Unexpected("a regular expression in quotes");
        }

        var token = Take();
        try
        {
            return new Regex(token.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw FilterFault.At(_expression, token.Position, $"the regular expression cannot be used: {e.Message.TrimEnd('.')}");
        }
    }

    private void Deeper()
    {
        if (++_depth > MaxDepth)
        {
            throw FilterFault.At(_expression, _token.Position, FormattableString.Invariant($"more than {MaxDepth} parentheses or negations inside each other"));
        }
    }

    private FilterToken Take()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }

    private bool Accept(string word)
    {
        if (!_token.Is(word))
        {
            return false;
        }

        Take();
        return true;
    }

    private void Expect(string word)
    {
        if (!Accept(word))
        {
            throw Unexpected($"'{word}'");
        }
    }

    private EvalKitException Unexpected(string expected) =>
        FilterFault.At(_expression, _token.Position, $"expected {expected}, found {(_token.Kind == FilterTokenKind.End ? "the end" : $"'{_token.Text}'")}");
}
