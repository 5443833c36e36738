namespace EvalKit.Scoring;

/// <summary>Is the output equal to an accepted answer once both are evened out?</summary>
internal sealed class NormalizedMatchScorer : IScorer
{
    public const string Name = "normalized_match";
    private readonly TextNormalization _parts;

    public NormalizedMatchScorer(NormalizedMatchOptions options)
    {
        _parts = options.Normalization;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken) =>
        TextEquality.Score(Info.Feedbacks[0].Name, args, _parts, " after normalisation");
}
