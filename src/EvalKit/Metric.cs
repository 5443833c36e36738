namespace EvalKit;

/// <summary>An aggregate of a feedback over a run, with its interval and its coverage. Immutable.</summary>
public sealed record Metric
{
    /// <summary>The metric's name.</summary>
    public required MetricName Name { get; init; }

    /// <summary>The value; null when no case is scored.</summary>
    public double? Value { get; init; }

    /// <summary>Lower bound of the interval; null when there is none.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper bound of the interval; null when there is none.</summary>
    public double? CiHigh { get; init; }

    /// <summary>Confidence level of the interval, such as 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>How the interval was computed, such as <c>wilson</c>; <c>none</c> when there is none.</summary>
    public string Method { get; init; } = "none";

    /// <summary>Cases with a value.</summary>
    public int N { get; init; }

    /// <summary>Cases whose scorer failed on every repeat.</summary>
    public int Errored { get; init; }

    /// <summary>Cases that were not scored.</summary>
    public int Unscored { get; init; }

    /// <summary>What is known about the feedback: its unit, range and polarity.</summary>
    public required FeedbackInfo Feedback { get; init; }

    /// <summary>How the value of a run metric is to be cited, such as sacreBLEU's signature; null when there is nothing to say.</summary>
    public string? Description { get; init; }
}
