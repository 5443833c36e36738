using EvalKit.Running.Budget;

namespace EvalKit.Running;

/// <summary>Whether a trial may begin: not once the run is being stopped, and not beyond its budget. Counts those that may not, for a run that lacks trials is not complete. Thread-safe.</summary>
/// <param name="budget">The run's budget.</param>
/// <param name="progress">How far the run is, for messages.</param>
/// <param name="stop">Once it is cancelled nothing more begins.</param>
internal sealed class TrialStarts(BudgetMeter budget, ProgressCounter progress, CancellationToken stop)
{
    private const string Stopped = "The run was stopped before this trial began: repeat the command to go on.";

    private int _refused;

    /// <summary>How many trials were not begun.</summary>
    public int Refused => _refused;

    /// <summary>Whether the run is being stopped.</summary>
    public bool IsStopping => stop.IsCancellationRequested;

    /// <summary>Counts trials that are not begun.</summary>
    /// <param name="trials">How many.</param>
    public void Refuse(int trials) => Interlocked.Add(ref _refused, trials);

    /// <summary>Begins a trial, which <see cref="BudgetMeter.End"/> ends. Waits where the budget depends on what is in flight.</summary>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="TrialNotStartedException">It may not begin; the message says why.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (IsStopping)
        {
            throw RefusedBecause(Stopped);
        }

        if (!await budget.TryStartAsync(cancellationToken).ConfigureAwait(false))
        {
            throw RefusedBecause(budget.Text(progress.Now));
        }

        if (IsStopping)
        {
            // It was stopped while this trial waited for the budget.
            budget.GiveBack();
            throw RefusedBecause(Stopped);
        }
    }

    private TrialNotStartedException RefusedBecause(string why)
    {
        Refuse(1);
        return new TrialNotStartedException(why);
    }
}
