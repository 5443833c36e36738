namespace EvalKit.Chat.Limits;

/// <summary>What a provider told in a reply of how much more it lets through. Immutable.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Remaining">How many are left now.</param>
/// <param name="Reset">When all are there again, from now.</param>
public sealed record RateLimit(RateLimitUnit Unit, long Remaining, TimeSpan Reset)
{
    /// <summary>How many there are when none is used; null when not told.</summary>
    public long? Limit { get; init; }
}
