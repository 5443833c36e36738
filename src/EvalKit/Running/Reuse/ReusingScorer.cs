namespace EvalKit.Running.Reuse;

/// <summary>A judge that is asked only where the baseline does not hold its judgement already. Counts both, so that drift can be looked for where both are mixed. Thread-safe.</summary>
/// <param name="judge">The judge.</param>
/// <param name="bound">The judge with its client.</param>
/// <param name="judgements">The baseline's judgements.</param>
/// <param name="progress">Told of each judgement that is taken over.</param>
internal sealed class ReusingScorer(ReusableJudge judge, IScorer bound, BaselineJudgements judgements, ProgressCounter progress) : IScorer
{
    private readonly Lock _lock = new();
    private readonly List<ScoreArguments> _reused = [];
    private int _asked;

    public ReusableJudge Judge => judge;

    public ScorerInfo Info => bound.Info;

    /// <summary>Whether judgements of today stand beside judgements of the baseline.</summary>
    public bool IsMixed => _asked > 0 && _reused.Count > 0;

    /// <summary>Counts a trial that the run had scored before it went on.</summary>
    /// <param name="args">The case and its trial.</param>
    /// <param name="said">What the judge, or the baseline, said of it.</param>
    public void Keep(ScoreArguments args, Feedback said)
    {
        if (said.Metadata?.ContainsKey(FeedbackMetadata.ReusedFrom) == true)
        {
            lock (_lock)
            {
                _reused.Add(args);
            }
        }
        else
        {
            Interlocked.Increment(ref _asked);
        }
    }

    /// <summary>What was not judged again, in no order that means anything.</summary>
    public IReadOnlyList<ScoreArguments> Reused
    {
        get
        {
            lock (_lock)
            {
                return [.. _reused];
            }
        }
    }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        if (judgements.Find(judge, args) is { } known)
        {
            lock (_lock)
            {
                _reused.Add(args);
            }

            progress.Reused();
            return ValueTask.FromResult(known);
        }

        Interlocked.Increment(ref _asked);
        return bound.ScoreAsync(args, cancellationToken);
    }
}
