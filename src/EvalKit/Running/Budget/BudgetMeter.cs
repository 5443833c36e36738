using System.Globalization;

namespace EvalKit.Running.Budget;

/// <summary>
/// Holds a run to its budget by starting no trial that would probably exceed it: what is spent, and for each trial in flight and the next one the mean of those that
/// ended, must fit. Trials in flight are finished, so the cap can be exceeded by what the first ones cost before any has ended. Thread-safe.
/// </summary>
/// <param name="cap">The cap in US dollars; null for none.</param>
/// <param name="spent">What the run has spent already, where it goes on.</param>
/// <param name="ended">By how many trials.</param>
internal sealed class BudgetMeter(decimal? cap, decimal spent, int ended)
{
    private readonly Lock _lock = new();
    private decimal _spent = spent;
    private int _ended = ended;
    private int _inFlight;
    private TaskCompletionSource _nextEnd = NewEnd();

    /// <summary>The cap in US dollars; null for none.</summary>
    public decimal? Cap => cap;

    /// <summary>What the run has spent so far, as far as prices are known.</summary>
    public decimal Spent
    {
        get
        {
            lock (_lock)
            {
                return _spent;
            }
        }
    }

    /// <summary>What the cap leaves in US dollars, from 0; 0 where there is no cap.</summary>
    public decimal Left => Math.Max(0, (cap ?? 0) - Spent);

    /// <summary>What more trials would probably cost in US dollars: the mean of those that ended, for each.</summary>
    /// <param name="trials">How many more.</param>
    /// <param name="spared">What the trials that ended would have cost besides, had no recording answered.</param>
    public decimal CostOf(int trials, decimal spared = 0)
    {
        lock (_lock)
        {
            return _ended == 0 ? 0 : (_spent + spared) / _ended * trials;
        }
    }

    /// <summary>A meter of what is left, for calls that cost something else than trials do: their mean is their own.</summary>
    public BudgetMeter Rest() => new(cap is null ? null : Left, 0, 0) { IsFirstAlone = true };

    /// <summary>Whether nothing begins beside the first, so that its cost is known. Default: false, for the first trials of a run are begun at once.</summary>
    private bool IsFirstAlone { get; init; }

    /// <summary>Counts what was spent beside trials.</summary>
    /// <param name="cost">In US dollars.</param>
    public void Spend(decimal cost)
    {
        lock (_lock)
        {
            _spent += cost;
        }
    }

    /// <summary>Whether more trials would probably fit in the cap.</summary>
    /// <param name="trials">How many more.</param>
    /// <param name="spared">What the trials that ended would have cost besides, had no recording answered.</param>
    public bool Affords(int trials, decimal spared = 0) => cap is null || CostOf(trials, spared) <= Left;

    /// <summary>Whether a trial was refused.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Says that the budget stops the run, and how to go on.</summary>
    /// <param name="now">How far the run is.</param>
    public string Text(EvaluationProgress now) => string.Create(
        CultureInfo.InvariantCulture,
        $"the budget of ${cap:0.00##} is spent (${Spent:0.00##}): no more trials are started, and what was paid for is kept; repeat the command with a larger --budget-usd to go on (setting budget-usd, {now.Done} of {now.Total} trials are there)");

    /// <summary>Counts a trial that is to begin. Where only what is in flight may leave too little for it, it waits until that has ended: what it cost in the end may be less.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether it may begin; once one may not, none may.</returns>
    public async Task<bool> TryStartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task ended;
            lock (_lock)
            {
                var mean = _ended == 0 ? 0 : _spent / _ended;
                // While some are in flight the mean is that of the first to end, which may be the dearest.
                IsSpent |= cap is { } limit && (_spent >= limit || (_inFlight == 0 && _spent + mean > limit));
                if (IsSpent)
                {
                    return false;
                }

                if (cap is null || (_spent + (mean * (_inFlight + 1)) <= cap && !(IsFirstAlone && _ended == 0 && _inFlight > 0)))
                {
                    _inFlight++;
                    return true;
                }

                ended = _nextEnd.Task;
            }

            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes back the beginning of a trial that never began.</summary>
    public void GiveBack() => Leave(ended: 0, cost: 0);

    /// <summary>Counts a trial that ended.</summary>
    /// <param name="cost">What it cost, as far as it is known.</param>
    public void End(decimal cost) => Leave(ended: 1, cost);

    private void Leave(int ended, decimal cost)
    {
        TaskCompletionSource left;
        lock (_lock)
        {
            _inFlight--;
            _ended += ended;
            _spent += cost;
            (left, _nextEnd) = (_nextEnd, NewEnd());
        }

        left.SetResult();
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
