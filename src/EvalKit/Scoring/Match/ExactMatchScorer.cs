namespace EvalKit.Scoring;

/// <summary>Is the output equal to an accepted answer?</summary>
internal sealed class ExactMatchScorer : IScorer
{
    public const string Name = "exact_match";
    private readonly TextNormalization _parts;

    public ExactMatchScorer(ExactMatchOptions options)
    {
        _parts = options.Parts;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken) =>
        TextEquality.Score(Info.Feedbacks[0].Name, args, _parts);
}
