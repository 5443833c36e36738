namespace EvalKit.Chat;

/// <summary>How failed calls of a chat model are tried again. An answer, whatever it says, is never asked for again here. Immutable.</summary>
public sealed record ChatRetryOptions
{
    private const int RejectionsAFailure = 3;

    /// <summary>How often a call is tried again after a transient failure. Default: 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>
    /// How often a call is tried again that was rejected because there were too many (429): three times as often as one that failed, since it was never begun and costs
    /// nothing.
    /// </summary>
    public int RejectedRetries => RejectionsAFailure * Retries;

    /// <summary>The wait before the first retry, doubled for each further one; half of it is jitter. Default: 0.5 s.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait, whatever the provider asks for. Default: 30 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time limit of one attempt; null for none. A call that reaches it is not tried again, because it may have been paid for. Default: 60 s.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
