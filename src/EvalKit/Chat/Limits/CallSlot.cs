using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Limits;

/// <summary>The right to have one call in flight; disposing it ends the call.</summary>
/// <param name="limiter">Who gave it.</param>
/// <param name="wasFull">Whether no further call could begin beside it.</param>
/// <param name="cuts">How often the level had fallen when it began.</param>
internal sealed class CallSlot(AdaptiveLimiter limiter, bool wasFull, int cuts) : IDisposable
{
    public bool WasFull { get; } = wasFull;

    public int Cuts { get; } = cuts;

    /// <summary>The provider answered.</summary>
    public void Succeeded(UsageDetails? usage) => limiter.Succeeded(this, usage);

    /// <summary>The provider rejected the call because there are too many.</summary>
    public void Rejected(TimeSpan? retryAfter, string reason) => limiter.Rejected(this, retryAfter, reason);

    public void Dispose() => limiter.End();
}
