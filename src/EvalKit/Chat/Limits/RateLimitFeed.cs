namespace EvalKit.Chat.Limits;

/// <summary>
/// Passes on what a provider tells of its rate limits. A chat client that has one gives it by <c>GetService</c>, and the limit for its model listens. Thread-safe.
/// </summary>
public sealed class RateLimitFeed
{
    /// <summary>Raised for each limit that a reply tells of, on the thread that read the reply.</summary>
    public event Action<RateLimit>? Told;

    /// <summary>Passes a limit on.</summary>
    /// <param name="limit">The limit.</param>
    public void Tell(RateLimit limit) => Told?.Invoke(limit);
}
