using EvalKit.Running.Budget;
using EvalKit.Scoring;

namespace EvalKit.Running.Reuse;

/// <summary>The judgements of a run that are made again at its end, also where the run went on with an earlier one's work.</summary>
/// <param name="suite">The suite.</param>
/// <param name="options">The run's options.</param>
/// <param name="scorers">The run's scorers.</param>
/// <param name="judgedAgain">What was judged again before the run went on.</param>
/// <param name="ids">Makes the feedbacks' ids.</param>
internal sealed class CanaryRound(EvalSuite suite, EvaluationOptions options, IReadOnlyList<IScorer> scorers, IReadOnlySet<(string Feedback, string CaseId)> judgedAgain, IIdSource ids)
{
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

    /// <summary>Judges again what is left.</summary>
    /// <param name="keep">Keeps what a judge says now, as soon as it does.</param>
    /// <param name="budget">What may still be spent.</param>
    /// <param name="cancellationToken">Cancels the asking.</param>
    /// <returns>Whether all was asked; false when the run is being stopped, or its budget is spent.</returns>
    public async Task<bool> TryAskAsync(Func<Feedback, Task> keep, BudgetMeter budget, CancellationToken cancellationToken)
    {
        var canary = new DriftCanary(options.Models, suite.Run, JudgeClients.RecordingOf(suite, options), ids, options.Time);
        try
        {
            return await canary.AskAsync(scorers, (feedback, caseId) => judgedAgain.Contains((feedback, caseId)), keep, budget, options.Stop, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
