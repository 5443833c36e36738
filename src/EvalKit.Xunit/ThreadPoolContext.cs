namespace EvalKit.Xunit;

/// <summary>
/// Continues asynchronous code on the thread pool. xunit counts the continuations of a test by a context of its own, and where that stands on none it starts a new thread
/// for each continuation: four threads a case, which cost more than everything else that a case does. Standing on this one, the pool's threads serve.
/// </summary>
internal sealed class ThreadPoolContext : SynchronizationContext
{
    public static ThreadPoolContext Instance { get; } = new();

    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(static work => work.d(work.state), (d, state), preferLocal: false);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;
}
