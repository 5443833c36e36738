namespace EvalKit;

/// <summary>A feedback of a suite, to build gates on.</summary>
/// <param name="Name">The feedback's name.</param>
public readonly record struct FeedbackRef(string Name)
{
    /// <summary>An aggregate other than the mean.</summary>
    /// <param name="aggregate">The aggregate.</param>
    public MetricName By(AggregateKind aggregate) => new(Name, aggregate);
}
