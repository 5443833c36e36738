namespace EvalKit;

/// <summary>Turns a trial into one or more named feedbacks. Called concurrently for different trials.</summary>
public interface IScorer
{
    /// <summary>What the scorer is; the same object on every call.</summary>
    ScorerInfo Info { get; }

    /// <summary>Scores one trial. An exception becomes an error feedback, never a value.</summary>
    /// <param name="args">The case and its trial.</param>
    /// <param name="cancellationToken">Cancelled when the run is.</param>
    ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken);
}
