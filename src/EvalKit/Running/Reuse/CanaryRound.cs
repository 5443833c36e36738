using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Running.Budget;
using EvalKit.Scoring;

namespace EvalKit.Running.Reuse;

/// <summary>The judgements of a run that are made again at its end, also where the run went on with an earlier one's work.</summary>
/// <param name="suite">The suite.</param>
/// <param name="options">The run's options.</param>
/// <param name="scorers">The run's scorers.</param>
/// <param name="judgedAgain">What was judged again before the run went on.</param>
/// <param name="ids">Makes the feedbacks' ids.</param>
/// <param name="budget">The run's budget.</param>
/// <param name="keep">Keeps what a judge says now, as soon as it does.</param>
internal sealed class CanaryRound(
    EvalSuite suite,
    EvaluationOptions options,
    IReadOnlyList<IScorer> scorers,
    IReadOnlySet<(string Feedback, string CaseId)> judgedAgain,
    IIdSource ids,
    BudgetMeter budget,
    Func<Feedback, Task> keep)
{
    /// <summary>What a reader of the run should know: that the budget had no room for all that was to be judged again. Null where it had.</summary>
    public string? Warning { get; private set; }

    /// <summary>Counts a trial that was scored before the run went on: what was judged then, and what was taken over, counts for what is judged again.</summary>
    /// <param name="args">The case and its trial.</param>
    /// <param name="feedback">What was said of it.</param>
    public void Count(ScoreArguments args, IReadOnlyList<Feedback> feedback)
    {
        foreach (var scorer in scorers.SelectMany(ScorerTree.Leaves).Select(l => l.Leaf).OfType<ReusingScorer>())
        {
            var name = scorer.Judge.KeptName(scorer.Judge.Feedbacks[0].Name);
            if (feedback.FirstOrDefault(f => f.Name == name) is { } said)
            {
                scorer.Keep(args, said);
            }
        }
    }

    /// <summary>Judges again what is left, as far as the budget goes: all cases are answered and judged, so that a lack of money for more is told and takes nothing from the run.</summary>
    /// <param name="cancellationToken">Cancels the asking.</param>
    /// <returns>Whether it ended by itself; false when the run is being stopped.</returns>
    public async Task<bool> TryAskAsync(CancellationToken cancellationToken)
    {
        var rest = budget.Rest();
        var canary = new DriftCanary(options.Models, suite.Run, JudgeClients.RecordingOf(suite, options), ids, options.Time);
        try
        {
            var isAll = await canary.AskAsync(scorers, (feedback, caseId) => judgedAgain.Contains((feedback, caseId)), KeepAsync, rest, options.Stop, cancellationToken).ConfigureAwait(false);
            Warning = rest.IsSpent ? Text() : null;
            return isAll || (rest.IsSpent && !options.Stop.IsCancellationRequested);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task KeepAsync(Feedback said)
    {
        budget.Spend(RunCost.None.Plus(said).KnownUsd);
        return keep(said);
    }

    private string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"the budget of ${budget.Cap:0.00##} left nothing to judge a part of what was taken over from the baseline again, so a model that changed behind its name is not seen; a larger --budget-usd asks (setting budget-usd)");
}
