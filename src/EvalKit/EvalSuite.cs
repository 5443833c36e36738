namespace EvalKit;

/// <summary>A suite with its delegates bound: dataset, app, scorers and gates. Built by one thread, then only read.</summary>
public sealed class EvalSuite
{
    private readonly List<IScorer> _scorers = [];
    private readonly List<IRunMetric> _metrics = [];
    private readonly List<Gate> _gates = [];

    /// <summary>Creates an empty suite.</summary>
    /// <param name="name">The suite's name; see <see cref="SuiteSpec.Name"/>.</param>
    public EvalSuite(string name)
    {
        Spec = new SuiteSpec { Name = name };
    }

    /// <summary>Creates a suite of a spec whose scorers are already bound.</summary>
    /// <param name="spec">The data; its gates become the suite's.</param>
    /// <param name="scorers">The bound scorers, in the spec's order.</param>
    public EvalSuite(SuiteSpec spec, IEnumerable<IScorer> scorers)
    {
        Spec = spec;
        _scorers.AddRange(scorers);
        _gates.AddRange(spec.Gates);
    }

    /// <summary>Creates a suite of a spec whose scorers and run metrics are already bound.</summary>
    /// <param name="spec">The data; its gates become the suite's.</param>
    /// <param name="scorers">The bound scorers, in the spec's order.</param>
    /// <param name="metrics">The bound run metrics, in the spec's order.</param>
    public EvalSuite(SuiteSpec spec, IEnumerable<IScorer> scorers, IEnumerable<IRunMetric> metrics)
        : this(spec, scorers)
    {
        _metrics.AddRange(metrics);
    }

    /// <summary>The data of the suite; <see cref="SuiteSpec.Gates"/> holds only the gates that a file named.</summary>
    public SuiteSpec Spec { get; set; }

    /// <summary>The suite's name.</summary>
    public string Name => Spec.Name;

    /// <summary>The cases, where they are given in code; null when <see cref="SuiteSpec.Dataset"/> names files.</summary>
    public EvalDataset? Dataset { get; set; }

    /// <summary>The app; null for recorded outputs.</summary>
    public EvalApp? App { get; set; }

    /// <summary>What identifies the app's version; null to take the fingerprint of the assemblies that are not packages.</summary>
    public string? AppFingerprint { get; set; }

    /// <summary>The scorers, in the order they were added.</summary>
    public IReadOnlyList<IScorer> Scorers => _scorers;

    /// <summary>The run metrics, in the order they were added.</summary>
    public IReadOnlyList<IRunMetric> Metrics => _metrics;

    /// <summary>The gates, in the order they were added; one that names a run metric without aggregate is about its value.</summary>
    public IReadOnlyList<Gate> Gates => [.. _gates.Select(Resolved)];

    /// <summary>How the suite is run.</summary>
    public RunSettings Run
    {
        get => Spec.Run;
        set => Spec = Spec with { Run = value };
    }

    /// <summary>Adds a scorer.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <returns>Its main feedback, to build gates on.</returns>
    public FeedbackRef Score(IScorer scorer)
    {
        _scorers.Add(scorer);
        return new FeedbackRef(scorer.Info.Feedbacks[0].Name);
    }

    /// <summary>Adds a run metric: a number of the whole run that is no mean of case values.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>Its value, to build gates on.</returns>
    public FeedbackRef Measure(IRunMetric metric)
    {
        _metrics.Add(metric);
        return new FeedbackRef(metric.Info.Feedbacks[0].Name);
    }

    /// <summary>Adds a gate on a feedback's mean. Without any condition it is held to a drop of at most 0.05.</summary>
    /// <param name="feedback">The feedback.</param>
    /// <param name="atLeast">Floor.</param>
    /// <param name="atMost">Ceiling, where lower is better.</param>
    /// <param name="maxDrop">Largest drop against the baseline.</param>
    /// <param name="maxRise">Largest rise against the baseline, where lower is better.</param>
    /// <param name="each">Whether every scored case must pass.</param>
    public void Gate(FeedbackRef feedback, double? atLeast = null, double? atMost = null, Margin? maxDrop = null, Margin? maxRise = null, bool each = false) =>
        Gate(new Gate(new MetricName(feedback.Name)) { AtLeast = atLeast, AtMost = atMost, MaxDrop = maxDrop, MaxRise = maxRise, Each = each });

    /// <summary>Adds a gate.</summary>
    /// <param name="gate">The gate.</param>
    public void Gate(Gate gate) => _gates.Add(gate);

    private Gate Resolved(Gate gate) =>
        gate.Metric.Aggregate == AggregateKind.Mean
        && _metrics.Exists(m => m.Info.Feedbacks[0].Name == gate.Metric.Feedback)
        && !_scorers.Exists(s => s.Info.Feedbacks.Any(f => f.Name == gate.Metric.Feedback))
            ? gate with { Metric = gate.Metric with { Aggregate = AggregateKind.Run } }
            : gate;
}
