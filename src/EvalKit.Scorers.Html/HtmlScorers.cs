namespace EvalKit.Scoring.Html;

/// <summary>Scorers of HTML. Each is safe to call from many threads.</summary>
public static class HtmlScorers
{
    /// <summary>Is the output HTML without a parse error, by the standard's own rules? A bool.</summary>
    /// <param name="options">Whether it is a fragment, and whether it may be fenced; null for a whole document that is not.</param>
    public static IScorer ValidHtml(ValidHtmlOptions? options = null) => new ValidHtmlScorer(options ?? new());
}
