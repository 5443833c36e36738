namespace EvalKit.Running.Trials;

/// <summary>
/// Threads for trials that block: an app may wait where it does not await, and the pool begins with a thread a processor, some of which a test host keeps for itself, and adds
/// another one only after half a second. Until then trials would stand still, and their latency would be that of the pool.
/// </summary>
internal static class TrialThreads
{
    private static readonly Lock Changing = new();

    /// <summary>Has the pool start as many threads as there are trials at once, as soon as there is work for them; more than that are left as they are.</summary>
    /// <param name="concurrency">Trials at once.</param>
    public static void Provide(int concurrency)
    {
        lock (Changing)
        {
            ThreadPool.GetMinThreads(out var workers, out var completions);
            ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + concurrency), completions);
        }
    }
}
