using System.Diagnostics;

namespace EvalKit.Tracing;

/// <summary>The spans of one open trace. What has not ended when the trace does is kept as it was then: of an app that ran out of time it is what it waited for. Thread-safe.</summary>
/// <param name="options">What is kept.</param>
/// <param name="reader">Makes spans.</param>
internal sealed class SpanCollector(TracingOptions options, ActivityReader reader)
{
    private readonly Lock _lock = new();
    private readonly List<Span> _spans = [];
    private HashSet<Activity>? _running;
    private Activity? _root;
    private int _dropped;
    private int _cut;
    private bool _closed;

    /// <summary>Takes an activity that began; the first is the outermost, which there is always room for and which costs nothing where it stays alone.</summary>
    public void Started(Activity activity)
    {
        lock (_lock)
        {
            if (_root is null)
            {
                _root = activity;
            }
            else if (!_closed && _spans.Count + (_running?.Count ?? 0) < options.MaxSpans)
            {
                (_running ??= []).Add(activity);
            }
        }
    }

    public void Stopped(Activity activity)
    {
        lock (_lock)
        {
            if (_closed || activity == _root)
            {
                return;
            }

            if (_running?.Remove(activity) != true)
            {
                _dropped++;
                return;
            }

            _spans.Add(Read(activity, activity.Duration));
        }
    }

    public TraceRecord? ToTrace(string traceId, string trialId)
    {
        lock (_lock)
        {
            _closed = true;
            if (_root is not { } root || (_spans.Count == 0 && _running is not { Count: > 0 }))
            {
                return null;
            }

            var end = root.StartTimeUtc + root.Duration;
            _spans.AddRange((_running ?? []).Select(a => Read(a, end > a.StartTimeUtc ? end - a.StartTimeUtc : TimeSpan.Zero)));
            return new TraceRecord
            {
                TraceId = traceId,
                TrialId = trialId,
                Spans = [Read(root, root.Duration) with { Type = SpanTypes.Trial }, .. _spans.OrderBy(s => s.StartedAt).ThenBy(s => s.SpanId, StringComparer.Ordinal)],
                DroppedSpans = _dropped,
                CutValues = _cut,
            };
        }
    }

    private Span Read(Activity activity, TimeSpan duration)
    {
        var cut = 0;
        var span = reader.Read(activity, duration, ref cut);
        _cut += cut;
        return span;
    }
}
