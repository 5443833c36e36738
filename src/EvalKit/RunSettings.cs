namespace EvalKit;

/// <summary>How a suite is run. Immutable.</summary>
public sealed record RunSettings
{
    /// <summary>How often each case runs, from 1. Default: 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>
    /// Whether all cases run again while the run's verdict is Inconclusive, up to <see cref="MostRepeats"/> times together and inside the budget; written <c>repeats: auto</c>. Begins with one repeat and
    /// needs an app. Default: false.
    /// </summary>
    public bool AddsRepeats { get; init; }

    /// <summary>How often each case runs at most where a run adds repeats. More add little: what is left then is the difference between cases.</summary>
    public const int MostRepeats = 3;

    /// <summary>How many trials are in flight at most, from 1. Default: 16.</summary>
    public int Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>Enough to hide the latency of a hosted model without meeting the usual rate limits.</summary>
    public const int DefaultConcurrency = 16;

    /// <summary>Time limit of one trial; null for none. Default: 60 s; under a debugger none is applied.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time limit of one call of a judge's model; null for none. A call that reaches it is not tried again. Default: 60 s.</summary>
    public TimeSpan? JudgeTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a trial, or a judge's question, is tried again after a provider's failure. Default: 2. Answers are never retried.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Seed of everything random in the run. Default: 7.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Whether model calls are answered from recordings. Default: auto.</summary>
    public ReplayMode Replay { get; init; } = ReplayMode.Auto;

    /// <summary>Whether what happens inside trials and judgements is captured; null for what the program says, which captures. Default: null.</summary>
    public bool? Traces { get; init; }

    /// <summary>Whether traces keep content: messages, arguments, results, passages; null for what the program says, which keeps it. Default: null.</summary>
    public bool? TraceContent { get; init; }

    /// <summary>How many spans of a trace are kept, from 1; null for what the program says, which is <see cref="DefaultTraceSpans"/>. Default: null.</summary>
    public int? TraceSpans { get; init; }

    /// <summary>How many characters of a text in a trace are kept, from 1; null for what the program says, which is <see cref="DefaultTraceText"/>. Default: null.</summary>
    public int? TraceText { get; init; }

    /// <summary>An agent of some hundred steps fits.</summary>
    public const int DefaultTraceSpans = 1000;

    /// <summary>A long conversation fits, a book does not.</summary>
    public const int DefaultTraceText = 32 * 1024;
}
