namespace EvalKit.Scoring;

/// <summary>Options of <c>pii_detection</c>.</summary>
public sealed record PiiOptions : ScorerOptions
{
    /// <summary>The kinds that are looked for; each has a feedback of its own. Default: all.</summary>
    public IReadOnlyList<PiiKind> Kinds { get; init; } = Enum.GetValues<PiiKind>();

    /// <summary>
    /// What may be said, such as the shop's own address: a value as it stands in the output, in any case, or <c>@example.org</c> for all addresses of a domain.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<string> Allow { get; init; } = [];
}
