using System.Collections.Concurrent;
using System.Diagnostics;

namespace EvalKit.Tracing;

/// <summary>
/// Listens to the activities of the process and keeps those that belong to a trace that was begun here, told apart by their trace id: trials that run at once do
/// not mix. Activities outside of such traces are not even made on its behalf. Thread-safe.
/// </summary>
internal sealed class TraceCapture : IDisposable
{
    private static readonly ActivitySource Source = new(TracingOptions.SourceName);

    private readonly ConcurrentDictionary<ActivityTraceId, SpanCollector> _open = [];
    private readonly ActivityListener? _listener;

    private readonly TracingOptions _options;
    private readonly ActivityReader _reader;

    public TraceCapture(TracingOptions options)
    {
        _options = options;
        _reader = new ActivityReader(options);
        if (options.Enabled)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => options.ListensTo(source.Name),
                Sample = Sample,
                ActivityStarted = activity => CollectorOf(activity)?.Started(activity),
                ActivityStopped = activity => CollectorOf(activity)?.Stopped(activity),
            };
            ActivitySource.AddActivityListener(_listener);
        }
    }

    /// <summary>Begins a trace: until it ends, what the calling method starts belongs to it.</summary>
    /// <param name="name">The name of its outermost span.</param>
    /// <param name="traceId">Its id: 32 lower-case hexadecimal digits.</param>
    /// <returns>The trace; null when nothing is captured.</returns>
    public OpenTrace? Begin(string name, string traceId)
    {
        if (_listener is null)
        {
            return null;
        }

        var id = ActivityTraceId.CreateFromString(traceId);
        var collector = new SpanCollector(_options, _reader);
        if (!_open.TryAdd(id, collector))
        {
            throw new InvalidOperationException($"Trace {traceId} is open already: ids of traces are used once.");
        }

        // A parent that is a trace id alone, and none around it: the activity is the first of its trace.
        var around = Activity.Current;
        Activity.Current = null;
        var root = Source.StartActivity(name, ActivityKind.Internal, new ActivityContext(id, default, ActivityTraceFlags.Recorded));
        return new OpenTrace(root, around, collector, () => _open.TryRemove(id, out _));
    }

    public void Dispose() => _listener?.Dispose();

    private ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options) =>
        options.Parent.TraceId != default && _open.ContainsKey(options.Parent.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None;

    private SpanCollector? CollectorOf(Activity activity) => _open.GetValueOrDefault(activity.TraceId);
}
