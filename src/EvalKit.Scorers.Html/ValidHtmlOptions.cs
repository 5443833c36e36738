namespace EvalKit.Scoring.Html;

/// <summary>Options of <c>valid_html</c>.</summary>
public sealed record ValidHtmlOptions : ScorerOptions
{
    /// <summary>Whether the output is a piece of a page, as it would stand in its body, rather than a document with its doctype. Default: false.</summary>
    public bool Fragment { get; init; }

    /// <summary>Whether the output may also be one fenced code block (<c>```html … ```</c>) that holds the HTML. Default: false.</summary>
    public bool Fenced { get; init; }
}
