namespace EvalKit.Chat.Records;

/// <summary>Lets one at a time ask with a key, so that of equal requests at once only the first is paid and the others find its answer. Thread-safe.</summary>
internal sealed class RequestTurns
{
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn; disposing the result ends it.</summary>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken cancellationToken)
    {
        var turn = Enter(key);
        try
        {
            await turn.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            return turn;
        }
        catch
        {
            Leave(turn);
            throw;
        }
    }

    private Turn Enter(string key)
    {
        lock (_turns)
        {
            if (!_turns.TryGetValue(key, out var turn))
            {
                turn = _turns[key] = new Turn(this, key);
            }

            turn.Users++;
            return turn;
        }
    }

    private void Leave(Turn turn)
    {
        lock (_turns)
        {
            if (--turn.Users == 0)
            {
                _turns.Remove(turn.Key);
                turn.Gate.Dispose();
            }
        }
    }

    /// <summary>The turns at one key; disposed once by each that took one.</summary>
    private sealed class Turn(RequestTurns owner, string key) : IDisposable
    {
        public string Key { get; } = key;

        public SemaphoreSlim Gate { get; } = new(1);

        public int Users { get; set; }

        public void Dispose()
        {
            Gate.Release();
            owner.Leave(this);
        }
    }
}
