using System.Diagnostics;

namespace EvalKit.Tracing;

/// <summary>A trace that is being captured. Not thread-safe; the spans may come from any thread.</summary>
internal sealed class OpenTrace : IDisposable
{
    private readonly Activity? _root;
    private readonly Activity? _around;
    private readonly SpanCollector _collector;
    private readonly Action _close;
    private bool _ended;

    /// <param name="root">The outermost activity.</param>
    /// <param name="around">What was current before, and is again afterwards.</param>
    /// <param name="collector">Takes the spans.</param>
    /// <param name="close">Called once, when nothing more is to be taken.</param>
    public OpenTrace(Activity? root, Activity? around, SpanCollector collector, Action close)
    {
        _root = root;
        _around = around;
        _collector = collector;
        _close = close;
    }

    /// <summary>Says of the outermost span that it failed.</summary>
    /// <param name="message">Why.</param>
    public void Fail(string? message) => _root?.SetStatus(ActivityStatusCode.Error, message);

    /// <summary>Ends the trace. What comes later is not part of it.</summary>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="trialId">The trial that it is about.</param>
    /// <returns>The trace; null where nothing happened in it that made a span.</returns>
    public TraceRecord? End(string traceId, string trialId)
    {
        Dispose();
        return _collector.ToTrace(traceId, trialId);
    }

    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            _root?.Stop();
            Activity.Current = _around;
            _close();
        }
    }
}
