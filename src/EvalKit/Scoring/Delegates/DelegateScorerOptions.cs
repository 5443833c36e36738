namespace EvalKit.Scoring;

/// <summary>What a delegate scorer declares about its feedback.</summary>
public sealed record DelegateScorerOptions
{
    /// <summary>Which direction is good. Default: higher.</summary>
    public Polarity Polarity { get; init; } = Polarity.HigherIsBetter;

    /// <summary>The smallest possible number; null (the default) when unbounded. A value below it becomes an error.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest possible number; null (the default) when unbounded. A value above it becomes an error.</summary>
    public double? Maximum { get; init; }

    /// <summary>The unit, such as <c>ms</c>; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>The type of the values, for functions that return a <see cref="FeedbackValue"/> or <see cref="Score"/>; the others tell it themselves. Default: number.</summary>
    public FeedbackValueKind ValueKind { get; init; } = FeedbackValueKind.Number;

    /// <summary>The labels that a category may have; empty (the default) for any.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What the function reads, as field paths; see <see cref="ScorerInfo.Needs"/>. What is named here is checked before the run.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Part of the fingerprint, since code cannot be hashed: change it when the same output gives another value than before. Default: 1.</summary>
    public string Version { get; init; } = "1";
}
