namespace EvalKit.Scoring;

/// <summary>Options of <c>human</c>: a label that the dataset carries.</summary>
public sealed record HumanOptions : ScorerOptions
{
    /// <summary>The column of the labels, or a dotted path into a JSON column (<c>gpt4.is_correct</c>). Required.</summary>
    public string? Column { get; init; }

    /// <summary>The type of the labels. Default: bool, written true/false, yes/no, pass/fail or 1/0.</summary>
    public FeedbackValueKind Type { get; init; } = FeedbackValueKind.Bool;

    /// <summary>Which direction is good. Default: higher.</summary>
    public Polarity Polarity { get; init; } = Polarity.HigherIsBetter;

    /// <summary>The smallest number that a rater could give; null when unbounded. For numbers only.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest number that a rater could give; null when unbounded. For numbers only.</summary>
    public double? Maximum { get; init; }

    /// <summary>The number from which a label passes (up to which, where lower is better); null for no pass rule. For numbers only.</summary>
    public double? PassAt { get; init; }

    /// <summary>The labels that there are; a label that is none of them is an error. Empty for any. For categories only.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The labels that pass; empty for no pass rule. For categories only.</summary>
    public IReadOnlyList<string> Pass { get; init; } = [];

    internal void Check(string scorer)
    {
        if (string.IsNullOrEmpty(Column))
        {
            throw Fault(scorer, "needs the option 'column': the column of the dataset that holds the labels.");
        }

        if (Type != FeedbackValueKind.Number && (Minimum ?? Maximum ?? PassAt) is not null)
        {
            throw Fault(scorer, "the options 'minimum', 'maximum' and 'pass_at' are for numbers: set type: number.");
        }

        if (Type != FeedbackValueKind.Category && (Categories.Count > 0 || Pass.Count > 0))
        {
            throw Fault(scorer, "the options 'categories' and 'pass' are for categories: set type: category.");
        }

        if (Minimum >= Maximum)
        {
            throw Fault(scorer, FormattableString.Invariant($"'minimum' ({Minimum}) is not below 'maximum' ({Maximum})."));
        }

        if (Categories.Count > 0 && Pass.FirstOrDefault(p => !Categories.Contains(p, StringComparer.Ordinal)) is { } stray)
        {
            throw Fault(scorer, $"'{stray}' of 'pass' is none of 'categories'.");
        }
    }

    private static EvalKitException Fault(string scorer, string message) => new(FaultKind.Usage, $"Scorer '{scorer}': {message}");
}
