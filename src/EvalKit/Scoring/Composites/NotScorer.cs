namespace EvalKit.Scoring;

/// <summary><c>not</c>: true where the part does not pass. What the part cannot tell stays an error.</summary>
internal sealed class NotScorer : Combinator
{
    public const string Name = "not";

    private readonly CompositeOptions _options;

    public NotScorer(IScorer part, CompositeOptions options)
        : base([part])
    {
        _options = options;
        Info = CombinatorInfo.Of(Name, 1, options, Parts, new FeedbackInfo(Name, FeedbackValueKind.Bool), [], showsParts: true);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new NotScorer(parts.Single(), _options);

    public override bool? Passes(string feedback, FeedbackValue value) => feedback == Main ? value.Bool : null;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var scores = await AskAsync(0, args, cancellationToken).ConfigureAwait(false);
        var verdict = new PartVerdict(Names[0], scores[0]);
        var main = verdict.Fault is { } fault ? Score.Failed(Main, fault.Kind, fault.Message, fault.Raw)
            : verdict.Passed is { } passed ? Score.Of(Main, FeedbackValue.Of(!passed), $"{Names[0]} {(passed ? "passed" : "did not pass")}")
            : Score.Unscored(Main, $"{Names[0]} had nothing to score");
        return new ScoreResult([main with { Source = PartScores.SourceOf(Info, [(Parts[0].Info, scores[0])]) }, .. Shown(0, scores)]);
    }
}
