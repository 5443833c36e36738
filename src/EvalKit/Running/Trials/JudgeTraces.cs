using System.Collections.Concurrent;

namespace EvalKit.Running.Trials;

/// <summary>Traces of judgements that are made but not stored yet, by the trial that they are about. Thread-safe.</summary>
internal sealed class JudgeTraces
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<TraceRecord>> _traces = new(StringComparer.Ordinal);

    public void Add(TraceRecord trace) => _traces.GetOrAdd(trace.TrialId, _ => []).Enqueue(trace);

    /// <summary>The traces of a trial's judgements; each is given once.</summary>
    public IReadOnlyList<TraceRecord> Take(string trialId) => _traces.TryRemove(trialId, out var traces) ? [.. traces] : [];
}
