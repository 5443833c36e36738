using EvalKit.Runs;
using EvalKit.Scoring;

namespace EvalKit.Running.Trials;

/// <summary>Scores recorded outputs by code alone: nothing is paid for, so that many cases are stored at once.</summary>
internal sealed class RecordedBatches(
    IRunStore store, string runId, TrialRunner runner, IReadOnlyList<IScorer> scorers, ReferenceTrials references, TrialStarts starts, ProgressCounter progress, IIdSource ids, TimeProvider time)
{
    /// <summary>Scores the cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="cancellationToken">Cancels between batches.</param>
    public async Task ScoreAsync(IReadOnlyList<EvalCase> cases, CancellationToken cancellationToken)
    {
        foreach (var batch in cases.Chunk(RecordedApp.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (starts.IsStopping)
            {
                starts.Refuse(batch.Length);
                continue;
            }

            await ScoreBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ScoreBatchAsync(EvalCase[] batch, CancellationToken cancellationToken)
    {
        var trials = batch.Select(c => runner.Recorded(c)).ToArray();
        await store.AppendTrialsAsync(runId, trials, CancellationToken.None).ConfigureAwait(false);
        var feedback = new List<Feedback>(batch.Length * (scorers.Count + 1));
        for (var i = 0; i < batch.Length; i++)
        {
            progress.Started();
            feedback.AddRange(await ScoringPipeline.ScoreAsync(scorers, references.Arguments(batch[i], trials[i]), ids, time, cancellationToken).ConfigureAwait(false));
            progress.Ended(trials[i]);
        }

        await store.AppendFeedbackAsync(runId, feedback, CancellationToken.None).ConfigureAwait(false);
    }
}
