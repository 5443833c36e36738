namespace EvalKit.Runs;

/// <summary>A run in memory. Not thread-safe: <see cref="InMemoryRunStore"/> guards it.</summary>
internal sealed class MemoryRun
{
    private readonly Dictionary<string, int> _casePositions;
    private readonly Dictionary<string, Trial> _trials = new(StringComparer.Ordinal);
    private readonly Dictionary<(string TraceId, string Id), Feedback> _feedback = [];
    private readonly Dictionary<string, Dictionary<string, TraceRecord>> _traces = new(StringComparer.Ordinal);

    public MemoryRun(RunRecord record, EvalDataset dataset)
    {
        Record = record;
        Cases = dataset.Cases;
        _casePositions = new Dictionary<string, int>(dataset.Cases.Count, StringComparer.Ordinal);
        for (var i = 0; i < dataset.Cases.Count; i++)
        {
            _casePositions[dataset.Cases[i].Id] = i;
        }
    }

    public RunRecord Record { get; set; }

    public IReadOnlyList<EvalCase> Cases { get; }

    public void Append(IReadOnlyList<Trial> trials)
    {
        if (trials.FirstOrDefault(t => !_casePositions.ContainsKey(t.CaseId)) is { } stray)
        {
            throw RunFaults.UnknownCase(Record.Id, stray.TraceId, stray.CaseId);
        }

        foreach (var trial in trials)
        {
            _trials.TryAdd(trial.TraceId, trial);
        }
    }

    public void Append(IReadOnlyList<Feedback> feedback)
    {
        if (feedback.FirstOrDefault(f => !_trials.ContainsKey(f.TraceId)) is { } stray)
        {
            throw RunFaults.UnknownTrial(Record.Id, stray.TraceId, stray.Name);
        }

        foreach (var item in feedback)
        {
            _feedback.TryAdd((item.TraceId, item.Id), item);
        }
    }

    public void Append(IReadOnlyList<TraceRecord> traces)
    {
        if (traces.FirstOrDefault(t => !_trials.ContainsKey(t.TrialId)) is { } stray)
        {
            throw RunFaults.UnknownTrial(Record.Id, stray);
        }

        foreach (var trace in traces)
        {
            if (!_traces.TryGetValue(trace.TrialId, out var ofTrial))
            {
                _traces.Add(trace.TrialId, ofTrial = new Dictionary<string, TraceRecord>(StringComparer.Ordinal));
            }

            ofTrial.TryAdd(trace.TraceId, trace);
        }
    }

    public Trial[] OrderedTrials() =>
    [
        .. _trials.Values
            .OrderBy(t => _casePositions[t.CaseId])
            .ThenBy(t => t.Repeat)
            .ThenBy(t => t.Attempt)
            .ThenBy(t => t.StartedAt)
            .ThenBy(t => t.TraceId, StringComparer.Ordinal),
    ];

    public Feedback[] AllFeedback() => [.. _feedback.Values];

    public TraceRecord[] AllTraces() => [.. _traces.Values.SelectMany(t => t.Values)];

    public TraceRecord[] TracesOf(string trialId) => _traces.TryGetValue(trialId, out var traces) ? [.. TraceOrder.Sort(traces.Values)] : [];
}
