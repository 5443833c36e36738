using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Limits;

/// <summary>
/// Lets calls of one model begin as many at once as its provider takes (<see cref="ConcurrencyLevel"/>) and not while it is to be left alone (<see cref="RatePause"/>);
/// the others wait in turn. Thread-safe.
/// </summary>
/// <param name="model">The model's URI.</param>
/// <param name="time">The clock of pauses.</param>
/// <param name="longest">The longest pause.</param>
/// <param name="changed">Told when a call was rejected, or calls are held back or let go; not under the lock.</param>
internal sealed class AdaptiveLimiter(string model, TimeProvider time, TimeSpan longest, Action changed)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<CallSlot>> _waiting = [];
    private readonly ConcurrencyLevel _level = new();
    private readonly RatePause _pause = new(time, longest);
    private ITimer? _timer;
    private int _inFlight;
    private long _tokensOfACall = 1;
    private string? _rejection;

    /// <summary>How its calls stand.</summary>
    public ChatLimitState State
    {
        get
        {
            lock (_lock)
            {
                return new ChatLimitState(model, _inFlight, _waiting.Count, _level.Now, _pause.Left > TimeSpan.Zero ? _pause.Reason : _rejection);
            }
        }
    }

    /// <summary>Waits until a call may begin. The caller ends the slot by one of its methods, and disposes it.</summary>
    public async ValueTask<CallSlot> TakeAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<CallSlot>> turn;
        lock (_lock)
        {
            if (_waiting.Count == 0 && MayBegin())
            {
                return Begin();
            }

            turn = _waiting.AddLast(new TaskCompletionSource<CallSlot>(TaskCreationOptions.RunContinuationsAsynchronously));
            WakeAfterPause();
        }

        using (cancellationToken.UnsafeRegister(_ => GiveUp(turn, cancellationToken), null))
        {
            return await turn.Value.Task.ConfigureAwait(false);
        }
    }

    /// <summary>The provider told of a limit.</summary>
    public void Told(RateLimit limit)
    {
        bool isNew;
        lock (_lock)
        {
            isNew = _pause.Told(limit, limit.Unit == RateLimitUnit.Tokens ? _tokensOfACall : 1);
            Go();
        }

        if (isNew)
        {
            changed();
        }
    }

    /// <summary>A call that got an answer.</summary>
    internal void Succeeded(CallSlot slot, UsageDetails? usage)
    {
        lock (_lock)
        {
            _level.Succeeded(slot.WasFull || _waiting.Count > 0);
            if ((usage?.InputTokenCount + usage?.OutputTokenCount) is > 0 and { } tokens)
            {
                _tokensOfACall = tokens;
            }
        }
    }

    /// <summary>A call that was rejected because there are too many.</summary>
    internal void Rejected(CallSlot slot, TimeSpan? retryAfter, string reason)
    {
        lock (_lock)
        {
            _level.Rejected(_inFlight - 1, slot.Cuts);
            _rejection = reason;
            if (retryAfter is { } wait)
            {
                _pause.Asked(wait, reason);
            }
        }

        changed();
    }

    /// <summary>A call is over, however it went.</summary>
    internal void End()
    {
        lock (_lock)
        {
            _inFlight--;
            Go();
        }
    }

    private bool MayBegin() => _inFlight < _level.Now && _pause.Left == TimeSpan.Zero;

    private CallSlot Begin()
    {
        _inFlight++;
        _pause.Began();
        return new CallSlot(this, wasFull: _inFlight >= _level.Now, _level.Cuts);
    }

    private void Go()
    {
        while (_waiting.First is { } next && MayBegin())
        {
            _waiting.RemoveFirst();
            next.Value.SetResult(Begin());
        }

        WakeAfterPause();
    }

    private void WakeAfterPause()
    {
        if (_waiting.Count > 0 && _pause.Left is var left && left > TimeSpan.Zero)
        {
            _timer ??= time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(left, Timeout.InfiniteTimeSpan);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            Go();
        }

        changed();
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<CallSlot>> turn, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (turn.List is null)
            {
                // Its turn has come meanwhile: the call begins, and its own token ends it.
                return;
            }

            _waiting.Remove(turn);
        }

        turn.Value.SetCanceled(cancellationToken);
    }
}
