using System.Diagnostics;

namespace EvalKit.Tracing;

/// <summary>The spans of one open trace. What has not ended when the trace does is kept as it was then: of an app that ran out of time it is what it waited for. Thread-safe.</summary>
internal sealed class SpanCollector
{
    private readonly Lock _lock = new();
    private readonly List<Span> _spans = [];
    private readonly HashSet<Activity> _running = [];
    private int _dropped;
    private int _cut;
    private bool _closed;

    /// <summary>The outermost activity, which there is always room for.</summary>
    public Activity? Root { get; set; }

    public void Started(Activity activity)
    {
        lock (_lock)
        {
            if (!_closed && _spans.Count + _running.Count <= TraceLimits.Spans)
            {
                _running.Add(activity);
            }
        }
    }

    public void Stopped(Activity activity)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            if (!_running.Remove(activity))
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
            var now = Root is { } root ? root.StartTimeUtc + root.Duration : DateTime.MinValue;
            _spans.AddRange(_running.Select(a => Read(a, now > a.StartTimeUtc ? now - a.StartTimeUtc : TimeSpan.Zero)));
            _running.Clear();
            return _spans.Count <= 1 ? null : new TraceRecord
            {
                TraceId = traceId,
                TrialId = trialId,
                Spans = [.. _spans.OrderByDescending(s => s.SpanId == Root?.SpanId.ToHexString()).ThenBy(s => s.StartedAt).ThenBy(s => s.SpanId, StringComparer.Ordinal)],
                DroppedSpans = _dropped,
                CutValues = _cut,
            };
        }
    }

    private Span Read(Activity activity, TimeSpan duration)
    {
        var cut = 0;
        var span = ActivityReader.Read(activity, duration, ref cut);
        _cut += cut;
        return activity == Root ? span with { Type = SpanTypes.Trial } : span;
    }
}
