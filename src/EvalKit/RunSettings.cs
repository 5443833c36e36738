namespace EvalKit;

/// <summary>How a suite is run. Immutable.</summary>
public sealed record RunSettings
{
    /// <summary>How often each case runs, from 1. Default: 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>How many trials are in flight at most, from 1. Default: 16.</summary>
    public int Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>Enough to hide the latency of a hosted model without meeting the usual rate limits.</summary>
    public const int DefaultConcurrency = 16;

    /// <summary>Time limit of one trial; null for none. Default: 60 s; under a debugger none is applied.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a trial, or a judge's question, is tried again after a provider's failure. Default: 2. Answers are never retried.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Seed of everything random in the run. Default: 7.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Whether model calls are answered from recordings. Default: auto.</summary>
    public ReplayMode Replay { get; init; } = ReplayMode.Auto;
}
