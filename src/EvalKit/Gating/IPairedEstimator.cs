using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>Candidate minus baseline of a metric over paired cases.</summary>
internal interface IPairedEstimator
{
    /// <summary>How many pairs.</summary>
    int Count { get; }

    /// <summary>Pairs that changed.</summary>
    int Changed { get; }

    /// <summary>The baseline's metric over the pairs; null without pairs.</summary>
    double? Baseline { get; }

    /// <summary>The candidate's metric over the pairs; null without pairs.</summary>
    double? Candidate { get; }

    /// <summary>Candidate minus baseline; null without pairs.</summary>
    double? Difference { get; }

    /// <summary>The four cells, where independent cases pass or fail in both runs; null otherwise.</summary>
    PairedCounts? Counts { get; }

    /// <summary>The difference that 80 % power would see, from the spread of these pairs; null where nothing varies.</summary>
    double? DetectableDifference { get; }

    /// <summary>Two-sided p-value of "no difference"; null where there is none.</summary>
    double? PValue { get; }

    /// <summary>The interval of the difference; null where the pairs are too few for the method.</summary>
    /// <param name="level">Two-sided level.</param>
    Interval? Interval(double level = 0.95);
}
