namespace EvalKit.Scoring.Html;

/// <summary>The scorers of HTML by their names in suite files.</summary>
public sealed class HtmlScorerProvider : IScorerProvider
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [ValidHtmlScorer.Name];

    /// <inheritdoc/>
    public IScorer Create(ScorerSpec spec) => spec.Name == ValidHtmlScorer.Name
        ? new ValidHtmlScorer(ScorerOptionsJson.Read<ValidHtmlOptions>(spec.Name, spec.Options))
        : throw new EvalKitException(FaultKind.Usage, $"'{spec.Name}' is no scorer of HTML. Expected {ValidHtmlScorer.Name}.");
}
