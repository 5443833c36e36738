namespace EvalKit.Chat.Limits;

/// <summary>
/// When calls may begin again: after what the provider asked to wait, and where it told that too little is left, once enough is there for a call; from then on one call
/// at a time, as fast as its measure fills up, until it tells of more. Not thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="longest">The longest wait, whatever is asked for.</param>
internal sealed class RatePause(TimeProvider time, TimeSpan longest)
{
    private readonly TimeSpan?[] _pace = new TimeSpan?[2];
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>How long no call may begin; zero for not at all.</summary>
    public TimeSpan Left => _until - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Why; null while nothing holds calls back.</summary>
    public string? Reason { get; private set; }

    /// <summary>The provider rejected a call and asked to wait.</summary>
    public void Asked(TimeSpan wait, string reason) => Hold(wait, reason);

    /// <summary>The provider told of a limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="need">What a call takes of it.</param>
    /// <returns>Whether calls are now held back that were not, or no longer.</returns>
    public bool Told(RateLimit limit, long need)
    {
        var wasShort = _pace[(int)limit.Unit] is not null;
        if (limit.Remaining >= need)
        {
            _pace[(int)limit.Unit] = null;
            return wasShort;
        }

        // It fills up evenly from what is left to all in the time that it told, as far as it told how much all is.
        var missing = (limit.Limit ?? need) - limit.Remaining;
        var perUnit = limit.Reset / Math.Max(missing, 1);
        _pace[(int)limit.Unit] = limit.Limit is null ? TimeSpan.Zero : perUnit * need;
        if (wasShort && limit.Limit is not null)
        {
            return false;
        }

        Hold(perUnit * Math.Min(need - limit.Remaining, missing), $"{limit.Remaining} {(limit.Unit == RateLimitUnit.Tokens ? "tokens" : "requests")} left");
        return !wasShort;
    }

    /// <summary>A call begins: while too little is left, the next one waits.</summary>
    public void Began()
    {
        foreach (var pace in _pace)
        {
            if (pace is { } wait && wait > TimeSpan.Zero)
            {
                Hold(wait, Reason ?? "rate limit");
            }
        }

        if (Left == TimeSpan.Zero && _pace is [null, null])
        {
            Reason = null;
        }
    }

    private void Hold(TimeSpan wait, string reason)
    {
        var until = time.GetUtcNow() + (wait < longest ? wait : longest);
        if (until > _until)
        {
            _until = until;
            Reason = reason;
        }
    }
}
