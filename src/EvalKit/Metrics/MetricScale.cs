namespace EvalKit.Metrics;

/// <summary>The numbers that a metric can take, and which direction is good.</summary>
/// <param name="Minimum">The smallest possible value; null when unbounded.</param>
/// <param name="Maximum">The largest possible value; null when unbounded.</param>
/// <param name="Unit">The unit; null for shares and scores.</param>
/// <param name="Polarity">Which direction is good.</param>
internal sealed record MetricScale(double? Minimum, double? Maximum, string? Unit, Polarity Polarity)
{
    /// <summary>Maximum less minimum; null when unbounded.</summary>
    public double? Range => Maximum - Minimum;

    /// <summary>Whether values lie in [0, 1], so that differences read as points.</summary>
    public bool IsShare => Minimum == 0 && Maximum == 1 && Unit is null;

    /// <summary>1 where higher is better, −1 where lower is: turns a difference so that negative is worse.</summary>
    public int Direction => Polarity == Polarity.HigherIsBetter ? 1 : -1;

    /// <summary>The scale of the aggregate of values on this scale: a sum or count of cases leaves the range of one case.</summary>
    public MetricScale Aggregated(AggregateKind aggregate) =>
        aggregate is AggregateKind.Sum or AggregateKind.Count ? this with { Minimum = null, Maximum = null } : this;

    /// <summary>The scale of a metric's case values: a share of cases is on [0, 1], anything else is on the feedback's own scale.</summary>
    public static MetricScale Of(FeedbackInfo feedback, MetricName name) => name.IsOfPasses || name.Aggregate == AggregateKind.Share
        ? new MetricScale(0, 1, null, name.IsOfPasses ? Polarity.HigherIsBetter : feedback.Polarity)
        : new MetricScale(feedback.Minimum, feedback.Maximum, feedback.Unit, feedback.Polarity);
}
