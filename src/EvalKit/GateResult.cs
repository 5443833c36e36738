namespace EvalKit;

/// <summary>A gate's verdict: that of its worst condition. Immutable.</summary>
public sealed record GateResult
{
    /// <summary>The metric's name; <c>app_ok/mean</c> for the app gate that every suite has.</summary>
    public required string Metric { get; init; }

    /// <summary>The gate's conditions in one line.</summary>
    public required string Rule { get; init; }

    /// <summary>The conditions, in the order floor, drop, each, app; never empty.</summary>
    public required IReadOnlyList<ConditionResult> Conditions { get; init; }

    /// <summary>The condition that decided: the first of the worst.</summary>
    public ConditionResult Deciding => Conditions.MaxBy(c => c.Verdict)!;

    /// <summary>The verdict.</summary>
    public Verdict Verdict => Deciding.Verdict;

    /// <summary>Why.</summary>
    public GateReason Reason => Deciding.Reason;

    /// <summary>The gate line: metric, numbers, verdict and reason, as every console, page and test shows it.</summary>
    public required string Text { get; init; }
}
