using System.Globalization;
using System.Text.Json.Serialization;

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

    private static readonly (string Text, AggregateKind Kind)[] OfRepeats =
        [("pass_at_", AggregateKind.PassAtK), ("pass_hat_", AggregateKind.PassHatK), ("k_of_n_", AggregateKind.KOfN)];

    /// <summary>The number of repeats that pass@k, pass^k and k of n ask about; null for the other aggregates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? K { get; init; }

    /// <summary>The aggregate's name in snake_case, such as <c>pass_rate</c>, <c>share(rude)</c> or <c>pass_at_2</c>.</summary>
    public string AggregateName => Aggregate switch
    {
        AggregateKind.Share => $"share({Category})",
        _ when IsOfRepeats => FormattableString.Invariant($"{OfRepeats.First(n => n.Kind == Aggregate).Text}{K}"),
        _ => Names.First(n => n.Kind == Aggregate).Text,
    };

    /// <summary>Whether the metric asks how many of a case's repeats pass, so that it needs at least <see cref="K"/> of them.</summary>
    internal bool IsOfRepeats => Aggregate is AggregateKind.PassAtK or AggregateKind.PassHatK or AggregateKind.KOfN;

    /// <summary>Whether the metric is a share of what passes: on [0, 1], higher being better.</summary>
    internal bool IsOfPasses => Aggregate == AggregateKind.PassRate || IsOfRepeats;

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

        foreach (var (prefix, kind) in OfRepeats)
        {
            if (aggregate.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(aggregate.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var k)
                && k > 0)
            {
                return new MetricName(feedback, kind) { K = k };
            }
        }

        throw new EvalKitException(
            FaultKind.Usage,
            $"Unknown aggregate '{aggregate}' in metric '{text}': expected one of {string.Join(", ", Names.Select(n => n.Text))} share(<category>), pass_at_<k>, pass_hat_<k> or k_of_n_<k>.");
    }

    /// <summary>The full name.</summary>
    public override string ToString() => $"{Feedback}/{AggregateName}";
}
