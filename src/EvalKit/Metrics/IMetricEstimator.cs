using EvalKit.Statistics;

namespace EvalKit.Metrics;

/// <summary>One number of the scored cases of a run, with its interval.</summary>
internal interface IMetricEstimator
{
    /// <summary>The value; null when no case is scored, or where the cases define none.</summary>
    double? Value { get; }

    /// <summary>The interval that a floor is held against.</summary>
    /// <param name="level">Two-sided level.</param>
    Interval? Interval(double level = 0.95);

    /// <summary>The interval that tables print.</summary>
    Interval? TableInterval();
}
