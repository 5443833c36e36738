using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace EvalKit.Scoring.Html;

/// <summary>Counts the elements that are open while a page is read, and ends the reading where they lie too deep in each other: the parser's time grows with the square of their depth.</summary>
internal sealed class OpenElements
{
    /// <summary>How deep elements may lie in each other.</summary>
    public const int Deepest = 512;

    /// <summary>Elements that have no end tag, or that another tag ends: they do not lie in each other without one of the others between them.</summary>
    private static readonly HashSet<string> WithoutEnd = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param", "html", "head", "body", "li", "dt", "dd", "p", "rt", "rp",
        "optgroup", "option", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
    };

    private int _open;

    /// <summary>Counts a token.</summary>
    /// <exception cref="TooDeepException">Too many elements are open.</exception>
    public void Count(HtmlToken token)
    {
        if (token is HtmlTagToken { IsSelfClosing: false } tag && !WithoutEnd.Contains(tag.Name))
        {
            _open = tag.Type == HtmlTokenType.StartTag ? _open + 1 : Math.Max(0, _open - 1);
        }

        if (_open > Deepest)
        {
            throw new TooDeepException();
        }
    }
}
