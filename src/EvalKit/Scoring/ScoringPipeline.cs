namespace EvalKit.Scoring;

/// <summary>Turns what scorers say about one trial into feedback. Whatever a scorer does, each feedback it declares comes out once: value, error or unscored.</summary>
public static class ScoringPipeline
{
    /// <summary>Scores one trial by each scorer in turn.</summary>
    /// <param name="scorers">The scorers.</param>
    /// <param name="args">The case and its trial.</param>
    /// <param name="ids">Makes the feedbacks' ids.</param>
    /// <param name="time">Tells when they were made.</param>
    /// <param name="cancellationToken">Once cancelled, what is not scored yet becomes an error of kind <see cref="FeedbackErrorKind.Cancelled"/>; nothing is thrown.</param>
    /// <returns>The feedback in the order of the scorers and of what they declare.</returns>
    public static async Task<IReadOnlyList<Feedback>> ScoreAsync(
        IReadOnlyList<IScorer> scorers, ScoreArguments args, IIdSource ids, TimeProvider time, CancellationToken cancellationToken)
    {
        var feedback = new List<Feedback>();
        foreach (var scorer in scorers)
        {
            var scores = await ScoreChecks.ScoreAsync(scorer, args, cancellationToken).ConfigureAwait(false);
            feedback.AddRange(scores.Select(score => ToFeedback(score, scorer.Info, args, ids, time)));
        }

        return feedback;
    }

    private static Feedback ToFeedback(Score score, ScorerInfo info, ScoreArguments args, IIdSource ids, TimeProvider time) => new()
    {
        Id = ids.NewId(),
        TraceId = args.Trial.TraceId,
        Name = score.Name,
        Value = score.Value,
        Passed = score.Passed,
        Error = score.Error,
        Rationale = score.Rationale,
        Source = score.Source ?? new FeedbackSource(SourceOf(info.Kind), info.Fingerprint),
        Replicate = args.Replicate,
        Metadata = score.Metadata,
        CreatedAt = time.GetUtcNow(),
    };

    private static SourceKind SourceOf(ScorerKind kind) => kind switch
    {
        ScorerKind.Judge => SourceKind.LlmJudge,
        ScorerKind.Human => SourceKind.Human,
        _ => SourceKind.Code,
    };
}
