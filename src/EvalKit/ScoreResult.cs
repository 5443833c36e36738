namespace EvalKit;

/// <summary>Everything a scorer says about one trial.</summary>
/// <param name="Scores">One entry for each feedback of the scorer.</param>
public sealed record ScoreResult(IReadOnlyList<Score> Scores)
{
    /// <summary>A result of one score.</summary>
    /// <param name="score">The score.</param>
    public static implicit operator ScoreResult(Score score) => new([score]);

    /// <summary>A result of one score, as a completed task.</summary>
    /// <param name="score">The score.</param>
    public static ValueTask<ScoreResult> From(Score score) => ValueTask.FromResult(new ScoreResult([score]));
}
