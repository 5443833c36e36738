namespace EvalKit.Chat.Limits;

/// <summary>
/// How many calls at once: grows until a call is rejected, falls to the calls that were not, and tries one more but rarely. A round is as many successes as the level is high,
/// counted while the level was what held calls back. Not thread-safe.
/// </summary>
/// <remarks>
/// Of a provider that takes n calls at once and gets more, the calls beyond n are rejected one after another; each rejection lowers the level to what is still in
/// flight, which ends at n. A provider that limits the rate rejects all at once; the floor holds the level at half then, and the pauses do the rest.
/// </remarks>
internal sealed class ConcurrencyLevel
{
    /// <summary>The level before anything is known: the concurrency of a run by default, so that a provider that rejects nothing is not felt.</summary>
    public const int Start = 16;

    /// <summary>The highest level: beyond it no provider is meant.</summary>
    public const int Most = 1024;

    /// <summary>Rounds at a level that held before one more is tried: a try costs a rejected call, here at most one in ten rounds.</summary>
    public const int FirstPatience = 10;

    /// <summary>The most rounds, after tries that failed.</summary>
    public const int MostPatience = 160;

    private int _ceiling = int.MaxValue;
    private int _floor = 1;
    private int _patience = FirstPatience;
    private int _step = Start;
    private int _successes;

    /// <summary>The most calls at once; at least 1.</summary>
    public int Now { get; private set; } = Start;

    /// <summary>How often the level fell because of a call that began after it had fallen before. A call keeps the number of its beginning.</summary>
    public int Cuts { get; private set; }

    /// <summary>A call succeeded.</summary>
    /// <param name="wasFull">Whether the level was reached; else the success says nothing of it.</param>
    public void Succeeded(bool wasFull)
    {
        if (!wasFull || ++_successes < Now * Rounds)
        {
            return;
        }

        if (Now >= _ceiling)
        {
            // The try held: what rejected calls here is no more.
            _ceiling = int.MaxValue;
            _patience = FirstPatience;
        }

        var next = Now + Growth;
        _step = _ceiling == int.MaxValue ? Math.Min(_step * 2, Most) : 1;
        Now = Math.Min(next, Most);
        _successes = 0;
    }

    /// <summary>A call was rejected because there were too many.</summary>
    /// <param name="left">The calls that are in flight without it.</param>
    /// <param name="cutsAtItsBeginning"><see cref="Cuts"/> when it began.</param>
    public void Rejected(int left, int cutsAtItsBeginning)
    {
        if (cutsAtItsBeginning == Cuts)
        {
            Cuts++;
            _floor = Math.Max(1, Now / 2);
            _patience = Now >= _ceiling ? Math.Min(_patience * 2, MostPatience) : FirstPatience;
        }

        Now = Math.Max(_floor, Math.Min(Now, left));
        _ceiling = Now + 1;
        _step = 1;
        _successes = 0;
    }

    private int Rounds => Now + 1 == _ceiling ? _patience : 1;

    private int Growth => _ceiling == int.MaxValue ? _step : 1;
}
