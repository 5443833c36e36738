namespace EvalKit;

/// <summary>The one read model: rows are trials, columns are feedback. Metrics, comparison, gates, report and export all read it. Immutable, safe to read from many threads.</summary>
public sealed class RunResults
{
    private readonly Dictionary<string, FeedbackColumn> _columns;

    /// <summary>Creates the read model.</summary>
    /// <param name="record">The run.</param>
    /// <param name="rows">The trials with their cases, by case in dataset order, then by repeat.</param>
    /// <param name="columns">The feedback, <c>app_ok</c> first; each with as many cells as there are rows.</param>
    public RunResults(RunRecord record, IReadOnlyList<TrialRow> rows, IReadOnlyList<FeedbackColumn> columns)
    {
        Record = record;
        Rows = rows;
        Columns = columns;
        _columns = columns.ToDictionary(c => c.Info.Name, StringComparer.Ordinal);
    }

    /// <summary>The run.</summary>
    public RunRecord Record { get; }

    /// <summary>The trials with their cases.</summary>
    public IReadOnlyList<TrialRow> Rows { get; }

    /// <summary>The feedback.</summary>
    public IReadOnlyList<FeedbackColumn> Columns { get; }

    /// <summary>Judgements that were made again to see whether a judge drifted; empty when none was.</summary>
    public IReadOnlyList<Canary> Canaries { get; init; } = [];

    /// <summary>The trials that a later attempt took the place of: they were paid for, and count nowhere else.</summary>
    public IReadOnlyList<Trial> SupersededTrials { get; init; } = [];

    /// <summary>The feedback that was paid for and counts nowhere else: another one took its place, or it could not take that of another.</summary>
    public IReadOnlyList<Feedback> SupersededFeedback { get; init; } = [];

    /// <summary>The metrics that are computed over the run as a whole; empty when the suite has none.</summary>
    public IReadOnlyList<IRunMetric> RunMetrics { get; init; } = [];

    /// <summary>The same results with other run metrics.</summary>
    /// <param name="metrics">The metrics.</param>
    public RunResults With(IReadOnlyList<IRunMetric> metrics) => new(Record, Rows, Columns) { Canaries = Canaries, SupersededTrials = SupersededTrials, SupersededFeedback = SupersededFeedback, RunMetrics = metrics };

    /// <summary>The column of a feedback; null when the run has none of that name.</summary>
    /// <param name="feedback">The feedback's name.</param>
    public FeedbackColumn? Column(string feedback) => _columns.GetValueOrDefault(feedback);

    /// <summary>A feedback case by case, in row order, means over repeats.</summary>
    /// <param name="feedback">The feedback's name.</param>
    /// <returns>One entry a case; empty when the run has no such feedback.</returns>
    public IReadOnlyList<CaseValue> CaseValues(string feedback) => Column(feedback) is { } column ? CaseValueReader.Read(Rows, column) : [];
}
