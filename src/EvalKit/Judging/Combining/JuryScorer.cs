using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Several judges vote. One that is an error abstains; below the quorum the whole is an error and never a value. Each juror's feedback is shown beside the result.</summary>
internal sealed class JuryScorer : Combinator
{
    public const string Name = "jury";

    private readonly JuryOptions _options;
    private readonly Func<FeedbackValue, bool?> _passes;
    private readonly IReadOnlyList<double> _weights;
    private readonly Voting _voting;

    public JuryScorer(IReadOnlyList<IScorer> jurors, JuryOptions options)
        : this(jurors, options, jurors.Count > 0 ? PassRules.Of(jurors[0]) : _ => null)
    {
    }

    private JuryScorer(IReadOnlyList<IScorer> jurors, JuryOptions options, Func<FeedbackValue, bool?> passes)
        : base(jurors)
    {
        if (jurors.Count < 2)
        {
            throw VotingChecks.Fault(Name, "a jury has at least two judges. To ask one judge several times, use self_consistency.");
        }

        _options = options;
        _passes = passes;
        _weights = PartWeights.Of(Name, jurors.Count, options.Weights);
        _voting = new Voting(Name, [.. jurors.Select(j => j.Info.Feedbacks[0])], options, passes);
        Info = CombinatorInfo.Of(Name, 1, options, jurors, _voting.Feedback, [_voting.Spread], showsParts: true);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new JuryScorer(parts, _options, _passes);

    public override bool? Passes(string feedback, FeedbackValue value) => feedback == Main ? _voting.Passes(value) : null;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var said = await AskAllAsync(args, cancellationToken).ConfigureAwait(false);
        Ballot[] ballots = [.. said.Select((scores, i) => new Ballot(Names[i], _weights[i], scores[0]))];
        var main = _voting.Decide(Main, ballots) with { Source = PartScores.SourceOf(Info, Parts.Zip(said, (p, s) => (p.Info, s[0]))) };
        return new ScoreResult([main, _voting.Agreement(Info.Feedbacks[1].Name, ballots), .. said.SelectMany((scores, i) => Shown(i, scores))]);
    }
}
