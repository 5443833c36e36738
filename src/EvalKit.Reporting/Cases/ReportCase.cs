namespace EvalKit.Reporting.Cases;

/// <summary>A case of the run as the reports show it. Immutable.</summary>
internal sealed record ReportCase
{
    public required EvalCase Case { get; init; }

    /// <summary>The first of its rows in the run's results.</summary>
    public required int FirstRow { get; init; }

    /// <summary>How many rows, one a repeat.</summary>
    public required int RowCount { get; init; }

    /// <summary>Where it stands among the cases of the run.</summary>
    public required int Position { get; init; }

    public required CaseMovement Movement { get; init; }

    /// <summary>What changed against the baseline, worst first.</summary>
    public required IReadOnlyList<CaseChange> Changes { get; init; }

    /// <summary>Where its worst change stands in the comparison; <see cref="int.MaxValue"/> without a change.</summary>
    public required int ChangeRank { get; init; }

    /// <summary>Whether a feedback that decides does not pass in some repeat.</summary>
    public required bool Failed { get; init; }

    /// <summary>Whether the app or a scorer failed in some repeat.</summary>
    public required bool HasError { get; init; }

    /// <summary>Whether its first output is another than the baseline's; null when one of them is not known.</summary>
    public required bool? DifferentText { get; init; }

    /// <summary>The baseline's case that it pairs with; null when none does.</summary>
    public BaselineCase? Baseline { get; init; }

    public bool NeedsAttention => Failed || HasError || Movement is CaseMovement.Regressed or CaseMovement.New or CaseMovement.Edited;
}
