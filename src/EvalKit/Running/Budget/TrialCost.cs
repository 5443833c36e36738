using EvalKit.Metrics;
using EvalKit.Running.Trials;

namespace EvalKit.Running.Budget;

/// <summary>What a trial cost in this run: the app, as far as it tells, and the judges.</summary>
/// <param name="Usd">The known part, in US dollars.</param>
/// <param name="Replayed">Judgements that a recording or the response cache answered.</param>
internal sealed record TrialCost(decimal Usd, int Replayed)
{
    public static TrialCost None { get; } = new(0, 0);

    /// <summary>The cost of what was done for a trial now; what was taken over was paid for before.</summary>
    public static TrialCost Of(TrialWork work) =>
        Of(work.Made.Aggregate(work.CalledApp ? RunCost.None.Plus(work.Outcome.Trial) : RunCost.None, (sum, feedback) => sum.Plus(feedback)));

    /// <summary>The cost of calling the app, whatever became of its scoring.</summary>
    public static TrialCost Of(Trial trial) => Of(RunCost.None.Plus(trial));

    private static TrialCost Of(RunCost cost) => new(cost.KnownUsd, cost.Replayed + cost.Cached);
}
