namespace EvalKit;

/// <summary>The name of a metric: <c>feedback/aggregate</c>, as in <c>squad_f1/mean</c>, <c>tone/share(rude)</c> or <c>corpus_bleu/run</c>.</summary>
/// <param name="Feedback">The name of the feedback, or of the run metric.</param>
/// <param name="Aggregate">The aggregate.</param>
/// <param name="Category">The category of <see cref="AggregateKind.Share"/>; null for the others.</param>
public sealed record MetricName(string Feedback, AggregateKind Aggregate = AggregateKind.Mean, string? Category = null)
{
    private static readonly (string Text, AggregateKind Kind)[] Names =
    [
        ("mean", AggregateKind.Mean), ("pass_rate", AggregateKind.PassRate), ("median", AggregateKind.Median), ("p90", AggregateKind.P90), ("p95", AggregateKind.P95),
        ("min", AggregateKind.Min), ("max", AggregateKind.Max), ("sum", AggregateKind.Sum), ("count", AggregateKind.Count), ("run", AggregateKind.Run),
    ];

    /// <summary>The aggregate's name in snake_case, such as <c>pass_rate</c> or <c>share(rude)</c>.</summary>
    public string AggregateName => Aggregate == AggregateKind.Share ? $"share({Category})" : Names.First(n => n.Kind == Aggregate).Text;

    /// <summary>Reads a metric's name; without an aggregate it is the mean.</summary>
    /// <param name="text">The name, such as <c>latency/p95</c>.</param>
    /// <exception cref="EvalKitException">The aggregate is unknown.</exception>
    public static MetricName Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        if (slash < 0)
        {
            return new MetricName(text);
        }

        var (feedback, aggregate) = (text[..slash], text[(slash + 1)..]);
        if (aggregate.StartsWith("share(", StringComparison.Ordinal) && aggregate.EndsWith(')'))
        {
            return new MetricName(feedback, AggregateKind.Share, aggregate[6..^1]);
        }

        foreach (var name in Names)
        {
            if (name.Text == aggregate)
            {
                return new MetricName(feedback, name.Kind);
            }
        }

        throw new EvalKitException(
            FaultKind.Usage,
            $"Unknown aggregate '{aggregate}' in metric '{text}': expected one of {string.Join(", ", Names.Select(n => n.Text))} or share(<category>).");
    }

    /// <summary>The full name.</summary>
    public override string ToString() => $"{Feedback}/{AggregateName}";
}
