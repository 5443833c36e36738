namespace EvalKit;

/// <summary>The verdict of one condition of a gate, with the numbers that justify it. Immutable.</summary>
public sealed record ConditionResult
{
    /// <summary>The condition as it is written: <c>at_least 0.8</c>, <c>max_drop 0.05</c>, <c>each</c>, <c>app</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why.</summary>
    public required GateReason Reason { get; init; }

    /// <summary>One sentence for a reader.</summary>
    public required string Text { get; init; }

    /// <summary>The baseline's value over the paired cases; null without baseline.</summary>
    public double? Baseline { get; init; }

    /// <summary>The candidate's value: over the paired cases for a drop, over all scored cases otherwise.</summary>
    public double? Candidate { get; init; }

    /// <summary>Candidate minus baseline; null without baseline.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower bound of the interval that decided: of the difference for a drop, of the value otherwise.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper bound of that interval.</summary>
    public double? CiHigh { get; init; }

    /// <summary>Two-sided level of that interval: 0.95, or the higher one that Holm's order asked of a Fail claim beside others, which it missed.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Two-sided p-value of the difference; informs, never decides. Null when there is none.</summary>
    public double? PValue { get; init; }

    /// <summary>Cases that the numbers stand on.</summary>
    public int N { get; init; }

    /// <summary>The smallest difference that would be seen with 80 % power; null when not computed.</summary>
    public double? Mde { get; init; }

    /// <summary>How the interval was computed.</summary>
    public string Method { get; init; } = "none";

    /// <summary>Ids of the cases that decided, for <c>each</c> and <c>app</c>; empty otherwise.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}
