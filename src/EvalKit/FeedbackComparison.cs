namespace EvalKit;

/// <summary>One feedback, or one run metric, of two runs, over the cases that pair and are scored in both. Immutable.</summary>
public sealed record FeedbackComparison
{
    /// <summary>The feedback.</summary>
    public required FeedbackInfo Feedback { get; init; }

    /// <summary>Pairs with a value on both sides.</summary>
    public int N { get; init; }

    /// <summary>Mean of the baseline, of a run metric its value; null when <see cref="N"/> is 0 or the cases define no value.</summary>
    public double? MeanBaseline { get; init; }

    /// <summary>Mean of the candidate, of a run metric its value; null when <see cref="N"/> is 0 or the cases define no value.</summary>
    public double? MeanCandidate { get; init; }

    /// <summary>Candidate minus baseline (not turned by polarity).</summary>
    public double? Difference { get; init; }

    /// <summary>Standard error of the difference, of a run metric the standard deviation of its draws; null below two pairs.</summary>
    public double? StandardError { get; init; }

    /// <summary>Lower 95 % bound of the difference; null when not computed.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper 95 % bound of the difference; null when not computed.</summary>
    public double? CiHigh { get; init; }

    /// <summary>Two-sided p-value; null when not computed.</summary>
    public double? PValue { get; init; }

    /// <summary>How interval and p-value were computed.</summary>
    public string Method { get; init; } = "none";

    /// <summary>The smallest difference that 80 % power would see; null when not computed.</summary>
    public double? Mde { get; init; }

    /// <summary>Pairs where the candidate is better, after polarity; 0 of a run metric, whose cases have no value of their own.</summary>
    public int Better { get; init; }

    /// <summary>Pairs where the candidate is worse, after polarity; 0 of a run metric.</summary>
    public int Worse { get; init; }

    /// <summary>What the interval says of the difference at the default margin.</summary>
    public required Verdict Verdict { get; init; }
}
