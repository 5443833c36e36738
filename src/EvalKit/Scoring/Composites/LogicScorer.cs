namespace EvalKit.Scoring;

/// <summary>
/// <c>all</c> and <c>any</c>: do all parts pass, or any of them? A part that cannot tell leaves the whole open unless the others decide it (strong Kleene logic): one that
/// fails decides <c>all</c>, one that passes decides <c>any</c>, and nothing that the silent part might have said would change that.
/// </summary>
internal sealed class LogicScorer : Combinator
{
    public const string All = "all";
    public const string Any = "any";

    private readonly CompositeOptions _options;
    private readonly bool _decisive;

    public LogicScorer(string name, IReadOnlyList<IScorer> parts, CompositeOptions options)
        : base(parts)
    {
        _options = options;
        _decisive = name == Any;
        Info = CombinatorInfo.Of(name, 1, options, parts, new FeedbackInfo(name, FeedbackValueKind.Bool), [], showsParts: true);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new LogicScorer(Info.Name, parts, _options);

    public override bool? Passes(string feedback, FeedbackValue value) => feedback == Main ? value.Bool : null;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var parts = await AskAllAsync(args, cancellationToken).ConfigureAwait(false);
        var verdicts = parts.Zip(Names, (scores, name) => new PartVerdict(name, scores[0])).ToList();
        var main = Combine(verdicts) with { Source = PartScores.SourceOf(Info, Parts.Zip(parts, (p, s) => (p.Info, s[0]))) };
        return new ScoreResult([main, .. parts.SelectMany((scores, i) => Shown(i, scores))]);
    }

    private Score Combine(List<PartVerdict> verdicts)
    {
        var deciding = verdicts.Where(v => v.Passed == _decisive).Select(v => v.Part).ToList();
        if (deciding.Count > 0)
        {
            return Score.Of(Main, FeedbackValue.Of(_decisive), $"{string.Join(", ", deciding)} {(_decisive ? "passed" : "did not pass")}");
        }

        return verdicts.Select(v => v.Fault).OfType<FeedbackError>().FirstOrDefault() is { } fault ? Score.Failed(Main, fault.Kind, fault.Message, fault.Raw)
            : verdicts.Any(v => v.IsUnscored) ? Score.Unscored(Main, $"{verdicts.First(v => v.IsUnscored).Part} had nothing to score")
            : Score.Of(Main, FeedbackValue.Of(!_decisive), _decisive ? "no part passed" : "every part passed");
    }
}
