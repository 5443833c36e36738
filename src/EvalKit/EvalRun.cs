namespace EvalKit;

/// <summary>A finished evaluation: its record, results, metrics, comparison, gates and verdict. Immutable.</summary>
public sealed record EvalRun
{
    /// <summary>The results; <see cref="RunResults.Record"/> is the run's record.</summary>
    public required RunResults Results { get; init; }

    /// <summary>The metrics: a main aggregate for each feedback, and those that gates name.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The comparison with the baseline; null without one.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>The baseline; null without one.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The gates' verdicts, the app gate first.</summary>
    public required IReadOnlyList<GateResult> Gates { get; init; }

    /// <summary>What a reader should know beside the verdicts, such as an old baseline.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The run's id.</summary>
    public string Id => Results.Record.Id;

    /// <summary>The worst of the gates' verdicts.</summary>
    public Verdict Verdict => Gates.Max(g => g.Verdict);

    /// <summary>A metric by its name; null when it was not computed.</summary>
    /// <param name="name">Such as <c>squad_f1/mean</c>; without aggregate the mean, or the value of the run metric of that name.</param>
    public Metric? Metric(string name)
    {
        var parsed = MetricName.Parse(name);
        return Metrics.FirstOrDefault(m => m.Name == parsed) ?? Metrics.FirstOrDefault(m => m.Name == parsed with { Aggregate = AggregateKind.Run } && !name.Contains('/', StringComparison.Ordinal));
    }
}
