namespace EvalKit;

/// <summary>What is known about a feedback before any case is scored.</summary>
/// <param name="Name">The feedback's name, in snake_case.</param>
/// <param name="ValueKind">The type of its values.</param>
public sealed record FeedbackInfo(string Name, FeedbackValueKind ValueKind)
{
    /// <summary>Which direction is good. Default: higher.</summary>
    public Polarity Polarity { get; init; } = Polarity.HigherIsBetter;

    /// <summary>The smallest possible value; null when unbounded. Bools are on [0, 1].</summary>
    public double? Minimum { get; init; } = ValueKind == FeedbackValueKind.Bool ? 0 : null;

    /// <summary>The largest possible value; null when unbounded. Bools are on [0, 1].</summary>
    public double? Maximum { get; init; } = ValueKind == FeedbackValueKind.Bool ? 1 : null;

    /// <summary>The unit, such as <c>ms</c>; null for shares and scores.</summary>
    public string? Unit { get; init; }

    /// <summary>The labels a category may have; empty for other types.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The kind of the scorer that makes it. Default: code.</summary>
    public ScorerKind ScorerKind { get; init; } = ScorerKind.Code;

    /// <summary>The fingerprint of the scorer that makes it: two runs' values are comparable when it is equal. Empty when unknown.</summary>
    public string ScorerFingerprint { get; init; } = "";
}
