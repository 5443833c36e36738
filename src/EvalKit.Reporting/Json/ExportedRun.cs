using EvalKit.Datasets;
using EvalKit.Runs;
using EvalKit.Suites;

namespace EvalKit.Reporting;

/// <summary>A run that is being read from the lines of an export. Not thread-safe.</summary>
internal sealed class ExportedRun
{
    private const string SessionKind = "export";
    private readonly SortedDictionary<int, EvalCase> _cases = [];
    private readonly List<Trial> _trials = [];
    private readonly List<Feedback> _feedback = [];
    private readonly RunRecord _record;
    private readonly string _location;

    private ExportedRun(RunRecord record, string location)
    {
        _record = record;
        _location = location;
    }

    /// <summary>Begins with a run's first line.</summary>
    public static ExportedRun Begin(ExportTrial line, string location)
    {
        if (line is not { Run: { } record, CasesWithoutTrial: { } others } || record.Id != line.RunId)
        {
            throw ExportFaults.NoRun(location, line.RunId);
        }

        if (!SuiteNames.IsValid(record.Suite))
        {
            throw ExportFaults.BadSuite(location, record.Suite);
        }

        var run = new ExportedRun(record, location);
        foreach (var other in others)
        {
            run._cases[other.CaseNo] = new EvalCase { Id = other.CaseId, CaseHash = other.CaseHash };
        }

        return run;
    }

    public void Add(ExportTrial line)
    {
        _cases[line.CaseNo] = new EvalCase
        {
            Id = line.CaseId,
            CaseHash = line.CaseHash,
            Inputs = line.Inputs,
            Expectations = line.Expectations,
            Columns = line.Columns,
            Tags = line.Tags,
            Split = line.Split,
            Cluster = line.Cluster,
            Location = line.Location,
        };
        _trials.Add(new Trial
        {
            TraceId = line.TraceId,
            CaseId = line.CaseId,
            Repeat = line.Repeat,
            Attempt = line.Attempt,
            Status = line.Status,
            Output = Output(line),
            OutputHash = line.OutputHash,
            Error = line.Error,
            LostCost = line.LostCost,
            Latency = ExportFormat.Time(line.LatencyMs),
            StartedAt = line.StartedAt,
        });
        _feedback.AddRange(line.Feedback.Select(f => f.Value.ToFeedback(f.Key, line.TraceId)).OfType<Feedback>());
    }

    public async Task WriteAsync(IRunStore store, CancellationToken cancellationToken)
    {
        var dataset = EvalDatasets.Create(_record.Dataset, _cases.Values);
        if (dataset.ContentHash != _record.DatasetHash)
        {
            throw ExportFaults.OtherCases(_location, _record.Id, _record.DatasetHash, dataset.ContentHash);
        }

        await store.CreateSessionAsync(new SessionRecord(_record.SessionId, SessionKind, _record.StartedAt, _record.Environment), cancellationToken).ConfigureAwait(false);
        await store.SaveDatasetAsync(dataset, cancellationToken).ConfigureAwait(false);
        await store.CreateRunAsync(_record, cancellationToken).ConfigureAwait(false);
        await store.AppendTrialsAsync(_record.Id, _trials, cancellationToken).ConfigureAwait(false);
        await store.AppendFeedbackAsync(_record.Id, _feedback, cancellationToken).ConfigureAwait(false);
    }

    private static AppOutput? Output(ExportTrial line) => line.Outputs is not { } outputs ? null : new AppOutput(outputs.Response)
    {
        Context = outputs.Context,
        ContextIds = outputs.ContextIds ?? [],
        Messages = outputs.Messages,
        ToolCalls = outputs.ToolCalls,
        Usage = line.Usage,
        CostUsd = line.CostUsd,
        RecordedLatency = ExportFormat.Time(outputs.RecordedLatencyMs),
        TimeToFirstToken = ExportFormat.Time(outputs.TimeToFirstTokenMs),
    };
}
