using EvalKit.Running.Trials;

namespace EvalKit.Running.Budget;

/// <summary>What a trial cost: the app, as far as it tells, and the judges.</summary>
/// <param name="Usd">The known part, in US dollars.</param>
/// <param name="Replayed">Judgements that a recording or the cache answered.</param>
internal sealed record TrialCost(decimal Usd, int Replayed)
{
    public static TrialCost None { get; } = new(0, 0);

    /// <summary>What was paid in this run for a trial and its feedback.</summary>
    public static TrialCost Of(TrialWork work)
    {
        var app = work.CalledApp ? work.Outcome.Trial.Output?.CostUsd ?? 0 : 0;
        var judges = work.Made.Sum(f => (decimal?)f.Metadata?["cost_usd"] ?? 0);
        return new TrialCost(app + judges, work.Made.Count(f => f.Metadata?["replayed"] is not null || f.Metadata?["cached"] is not null));
    }
}
