using EvalKit.Statistics;

namespace EvalKit.Metrics;

/// <summary>A metric case by case: the values that metrics, comparisons and gates all start from.</summary>
internal sealed class MetricSeries
{
    private Dictionary<string, EvalCase>? _evalCases;

    private MetricSeries(MetricName name, FeedbackInfo feedback, IReadOnlyList<SeriesCase> cases)
    {
        Name = name;
        Feedback = feedback;
        Cases = cases;
        Scale = MetricScale.Of(Feedback, name);
    }

    private MetricSeries(MetricName name, FeedbackColumn column, RunResults results, IReadOnlyList<SeriesCase> cases)
        : this(name, column.Info, cases)
    {
        var missing = column.Cells.Select((cell, row) => MissingRecording(cell, results.Rows[row].Trial)).ToList();
        NotRecorded = missing.Find(m => m is not null);
        LacksOnlyRecordings = NotRecorded is not null && column.Cells.Zip(missing).All(c => c is { First.Value: not null } or { Second: not null });
    }

    public MetricName Name { get; }

    public FeedbackInfo Feedback { get; }

    /// <summary>The run metric that makes the number of the cases' parts; null where case values are aggregated.</summary>
    public IRunMetric? RunMetric { get; private init; }

    /// <summary>The scale of a case's value.</summary>
    public MetricScale Scale { get; }

    /// <summary>The scale of the metric itself.</summary>
    public MetricScale AggregateScale => Scale.Aggregated(Name.Aggregate);

    public IReadOnlyList<SeriesCase> Cases { get; }

    /// <summary>Why a judge, or the app, could be asked nothing, with the command that records it; null where no recording is missing.</summary>
    public string? NotRecorded { get; }

    /// <summary>Whether every score that is missing is one that nobody could be asked for.</summary>
    public bool LacksOnlyRecordings { get; }

    public IEnumerable<SeriesCase> ScoredCases => Cases.Where(c => c.IsScored);

    public int Scored => Cases.Count(c => c.IsScored);

    public int Errored => Cases.Count(c => c.Errored);

    public int Missing => Cases.Count - Scored;

    /// <summary>Reads the metric's values.</summary>
    /// <exception cref="EvalKitException">The run has no such feedback, or the aggregate does not fit its type.</exception>
    public static MetricSeries Read(RunResults results, MetricName name)
    {
        if (RunMetricNames.Find(results, name) is { } metric)
        {
            return Read(results, RunMetricNames.Resolve(results, name), metric);
        }

        var column = results.Column(name.Feedback) ?? throw new EvalKitException(
            FaultKind.Usage,
            $"Metric '{name}': the run has no feedback '{name.Feedback}'; it has {string.Join(", ", results.Columns.Select(c => c.Info.Name).Concat(RunMetricNames.Of(results)))}. Name one of these, or add the scorer to the suite.");
        RequireFittingAggregate(column.Info, name);
        return new MetricSeries(name, column, results, [.. results.CaseValues(name.Feedback).Select(value => Of(value, name))]);
    }

    /// <summary>What says that a recording is missing, of the judge or of the app, whose trial is then skipped; null where none is.</summary>
    private static string? MissingRecording(Feedback? cell, Trial trial) =>
        cell?.Error is { Kind: FeedbackErrorKind.NotRecorded } error ? error.Message
        : cell?.Value is null && trial is { Status: TrialStatus.Skipped, Error: { IsNotRecorded: true } skipped } ? skipped.Message
        : null;

    /// <summary>The estimator of the scored cases.</summary>
    public IMetricEstimator Estimator() => RunMetric is null
        ? MetricEstimator.Of(this)
        : Estimator([.. ScoredCases]);

    /// <summary>The estimator of a run metric over some cases, each with parts.</summary>
    public RunMetricEstimator Estimator(IReadOnlyList<SeriesCase> cases)
    {
        IReadOnlyList<SeriesCase> ordered = [.. cases.OrderBy(c => c.Id, StringComparer.Ordinal)];
        return new RunMetricEstimator(RunMetric!, Scale, [.. ordered.Select(c => c.Parts!)], CaseClusters.Of([.. ordered.Select(c => (c.Id, c.Cluster))]));
    }

    /// <summary>The estimator of a run metric over all cases, with those that add nothing at their best or worst; null where the metric cannot tell.</summary>
    public RunMetricEstimator? Imputed(bool best)
    {
        var cases = Cases.Select(c => c.IsScored ? c : c with { Parts = Bound(c.Id, best) }).ToList();
        return cases.TrueForAll(c => c.IsScored) ? Estimator(cases) : null;
    }

    /// <summary>What a case without parts would add at its best or worst; null where the metric cannot tell.</summary>
    public IReadOnlyList<RunMetricPart>? Bound(string id, bool best) => RunMetric!.Bound(_evalCases![id], best) is { } bound ? [bound] : null;

    /// <summary>The number that a value of a case stands for in a metric; null when the case does not count as scored.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="value">The mean over the case's repeats.</param>
    /// <param name="passShare">The share of them that passes.</param>
    /// <param name="label">The category.</param>
    /// <param name="judged">How many repeats say whether they pass.</param>
    public static double? Number(MetricName name, double? value, double? passShare, string? label, int judged) => name.Aggregate switch
    {
        AggregateKind.PassRate => passShare,
        AggregateKind.PassAtK or AggregateKind.PassHatK or AggregateKind.KOfN => OfRepeats(name, passShare, judged),
        AggregateKind.Share => label is null ? null : label == name.Category ? 1 : 0,
        AggregateKind.Count => value ?? (label is null ? null : 1),
        _ => value,
    };

    private static MetricSeries Read(RunResults results, MetricName name, IRunMetric metric)
    {
        var feedback = metric.Info.Feedbacks[0];
        return name.Aggregate == AggregateKind.Run
            ? new MetricSeries(name, feedback, RunMetricReader.Read(results, metric)) { RunMetric = metric, _evalCases = CasesOf(results) }
            : throw new EvalKitException(
                FaultKind.Usage, $"Metric '{name}': '{feedback.Name}' is computed over the whole run and has no {name.AggregateName} of cases. Write '{feedback.Name}' alone.");
    }

    private static Dictionary<string, EvalCase> CasesOf(RunResults results) =>
        results.Rows.Select(r => r.Case).DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>What the repeats of a case say of k of them; null where it has fewer.</summary>
    private static double? OfRepeats(MetricName name, double? passShare, int judged)
    {
        if (passShare is not { } share || name.K is not { } k || judged < k)
        {
            return null;
        }

        var passed = (int)Math.Round(share * judged, MidpointRounding.AwayFromZero);
        return name.Aggregate switch
        {
            AggregateKind.PassAtK => RepeatedTrials.PassAtK(judged, passed, k),
            AggregateKind.PassHatK => RepeatedTrials.PassHatK(judged, passed, k),
            _ => passed >= k ? 1 : 0,
        };
    }

    private static SeriesCase Of(CaseValue value, MetricName name)
    {
        var number = Number(name, value.Value, value.PassShare, value.Label, value.Scored);
        return new SeriesCase(value.CaseId, value.CaseHash, value.Cluster, number, number is null && value.Errored > 0, value.SourceId);
    }

    private static void RequireFittingAggregate(FeedbackInfo feedback, MetricName name)
    {
        var fits = feedback.ValueKind switch
        {
            FeedbackValueKind.Category => name.Aggregate is AggregateKind.Share or AggregateKind.Count || name.IsOfPasses,
            FeedbackValueKind.Text => name.IsOfPasses,
            _ => name.Aggregate is not (AggregateKind.Share or AggregateKind.Run),
        };
        if (!fits)
        {
            var expected = feedback.ValueKind switch
            {
                FeedbackValueKind.Category => "a category has shares: expected share(<category>), pass_rate or count",
                FeedbackValueKind.Text => "a text is shown, never aggregated: expected pass_rate",
                _ when name.Aggregate == AggregateKind.Run => "run is for run metrics: expected mean, pass_rate, median, p90, p95, min, max, sum or count",
                _ => "a number has no categories: expected mean, pass_rate, median, p90, p95, min, max, sum or count",
            };
            throw new EvalKitException(FaultKind.Usage, $"Metric '{name}': {expected}.");
        }
    }
}
