namespace EvalKit;

/// <summary>Two runs paired case by case, on id and case hash. Immutable.</summary>
public sealed record Comparison
{
    /// <summary>The candidate's run id.</summary>
    public required string Candidate { get; init; }

    /// <summary>The baseline's run id or file.</summary>
    public required string Baseline { get; init; }

    /// <summary>How many cases pair.</summary>
    public required int Paired { get; init; }

    /// <summary>Ids of cases that only the candidate has.</summary>
    public required IReadOnlyList<string> OnlyCandidate { get; init; }

    /// <summary>Ids of cases that only the baseline has.</summary>
    public required IReadOnlyList<string> OnlyBaseline { get; init; }

    /// <summary>Ids of cases that both have, with a different case hash: listed, never paired.</summary>
    public required IReadOnlyList<string> ChangedCases { get; init; }

    /// <summary>The feedback that both sides have.</summary>
    public required IReadOnlyList<FeedbackComparison> Feedback { get; init; }

    /// <summary>The run metrics that both sides have, by the paired bootstrap of Koehn 2004; empty when there is none.</summary>
    public IReadOnlyList<FeedbackComparison> RunMetrics { get; init; } = [];

    /// <summary>Cases whose feedback changed, worst regression first.</summary>
    public required IReadOnlyList<CaseChange> Changes { get; init; }
}
