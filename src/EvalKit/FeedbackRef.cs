namespace EvalKit;

/// <summary>A feedback or run metric of a suite, to build gates on.</summary>
/// <param name="Name">The name of the feedback or run metric.</param>
public readonly record struct FeedbackRef(string Name)
{
    /// <summary>An aggregate other than the mean; a run metric has none.</summary>
    /// <param name="aggregate">The aggregate.</param>
    public MetricName By(AggregateKind aggregate) => new(Name, aggregate);
}
