using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Metrics;
using EvalKit.Running.Budget;
using EvalKit.Scoring;

namespace EvalKit.Running.Reuse;

/// <summary>
/// Judges again a share of what was taken over, where a run mixes judgements of today with the baseline's: a model behind the same name may have changed. A run that
/// took over everything compares nothing of today, so nothing is asked. What is judged again is decided by the seed, so that a run which goes on asks only for what is left.
/// </summary>
/// <param name="models">Makes the clients; null when there are none.</param>
/// <param name="settings">The run's settings.</param>
/// <param name="asking">What stands between a judge and its model.</param>
/// <param name="ids">Makes the feedbacks' ids.</param>
/// <param name="time">The clock.</param>
internal sealed class DriftCanary(IChatModels? models, RunSettings settings, RecordingOptions asking, IIdSource ids, TimeProvider time)
{
    /// <summary>One in twenty: enough to see a judge that moved in a large suite, a twentieth of what reuse saves.</summary>
    private const double Share = 0.05;

    /// <summary>A canary is a second judgement of its trial; the first one counts.</summary>
    private const int Replicate = 1;

    /// <summary>Judges again.</summary>
    /// <param name="scorers">The run's scorers.</param>
    /// <param name="isAsked">Whether a feedback of a case was judged again before the run went on.</param>
    /// <param name="keep">Keeps what a judge says now, as soon as it does, and what it cost where it said nothing.</param>
    /// <param name="budget">What may still be spent.</param>
    /// <param name="stop">Once it is cancelled nothing more is asked; what is in flight is finished.</param>
    /// <param name="cancellationToken">Cancels the asking.</param>
    /// <returns>Whether everything was asked.</returns>
    public async Task<bool> AskAsync(
        IEnumerable<IScorer> scorers, Func<string, string, bool> isAsked, Func<Feedback, Task> keep, BudgetMeter budget, CancellationToken stop, CancellationToken cancellationToken)
    {
        var left = 0;
        foreach (var reusing in scorers.SelectMany(ScorerTree.Leaves).Select(l => l.Leaf).OfType<ReusingScorer>().Where(s => s.IsMixed && CanAsk(s.Judge, models, settings.Replay)))
        {
            var name = reusing.Judge.KeptName(reusing.Judge.Feedbacks[0].Name);
            using var clients = new CanaryClients(models!, asking);
            var judge = ScorerTree.Map(reusing.Judge.Scorer, leaf => leaf is IModelScorer model ? model.Bind(clients.Of(model.Model)) : leaf);
            var sample = Sample(reusing.Judge, reusing.Reused, settings.Seed).Where(a => !isAsked(name, a.Trial.CaseId));
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(sample, parallel, async (args, token) =>
            {
                if (stop.IsCancellationRequested || !await budget.TryStartAsync(token).ConfigureAwait(false))
                {
                    Interlocked.Increment(ref left);
                    return;
                }

                var cost = RunCost.None;
                try
                {
                    var feedback = await ScoringPipeline.ScoreAsync([judge], args with { Replicate = Replicate }, ids, time, token).ConfigureAwait(false);
                    cost = feedback.Aggregate(cost, (sum, f) => sum.Plus(f));
                    var verdict = feedback.First(f => f.Name == judge.Info.Feedbacks[0].Name) with { Name = name };
                    if (verdict.Value is not null || SupersededFeedback.IsPaid(verdict))
                    {
                        await keep(verdict.Value is null ? SupersededFeedback.Marked(verdict) : Marked(verdict)).ConfigureAwait(false);
                    }
                }
                finally
                {
                    budget.End(cost.KnownUsd);
                }
            }).ConfigureAwait(false);
        }

        return left == 0;
    }

    /// <summary>Whether a judge can be asked again: a recording would only repeat itself, so the model itself must be there.</summary>
    public static bool CanAsk(ReusableJudge judge, IChatModels? models, ReplayMode replay) =>
        !judge.IsLocal && replay != ReplayMode.Strict && judge.Models.All(m => models is not null && models.Knows(m) && models.Missing(m) is null);

    /// <summary>What is judged again of what was taken over.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="reused">What was taken over of it.</param>
    /// <param name="seed">The run's seed.</param>
    public static IEnumerable<ScoreArguments> Sample(ReusableJudge judge, IReadOnlyList<ScoreArguments> reused, int seed) =>
        reused.GroupBy(a => a.Trial.CaseId, StringComparer.Ordinal).Select(repeats => repeats.MinBy(a => a.Trial.Repeat)).OrderBy(a => SeededDraw.Number(seed, judge.Fingerprint, a.Trial.CaseId)).ToList() is var distinct
            ? distinct.Take((int)Math.Ceiling(Share * distinct.Count))
            : [];

    private static Feedback Marked(Feedback feedback)
    {
        var metadata = feedback.Metadata is null ? [] : (JsonObject)feedback.Metadata.DeepClone();
        metadata[FeedbackMetadata.Canary] = true;
        return feedback with { Metadata = metadata };
    }
}
