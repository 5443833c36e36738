using System.Globalization;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>One judge is asked several times and votes with itself. Each asking is a replicate: a question of its own to recordings and cache. What each said is in the metadata.</summary>
internal sealed class SelfConsistencyScorer : Combinator
{
    public const string Name = "self_consistency";

    private readonly SelfConsistencyOptions _options;
    private readonly Func<FeedbackValue, bool?> _passes;
    private readonly Voting _voting;

    public SelfConsistencyScorer(IScorer judge, SelfConsistencyOptions options)
        : this(judge, options, PassRules.Of(judge))
    {
    }

    private SelfConsistencyScorer(IScorer judge, SelfConsistencyOptions options, Func<FeedbackValue, bool?> passes)
        : base([judge])
    {
        if (options.Count < 2)
        {
            throw VotingChecks.Fault(Name, FormattableString.Invariant($"expected 'count' from 2, found {options.Count}."));
        }

        _options = options;
        _passes = passes;
        _voting = new Voting(Name, [.. Enumerable.Repeat(judge.Info.Feedbacks[0], options.Count)], options, passes);
        Info = CombinatorInfo.Of(Name, 1, options, Parts, _voting.Feedback, [_voting.Spread], showsParts: false);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new SelfConsistencyScorer(parts.Single(), _options, _passes);

    public override IEnumerable<PartCall> CallsOf(ScoreArguments args) => Enumerable.Range(0, _options.Count).Select(i => new PartCall(0, Replicate(args, i)));

    public override bool? Passes(string feedback, FeedbackValue value) => feedback == Main ? _voting.Passes(value) : null;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var said = new List<IReadOnlyList<Score>>(_options.Count);
        for (var i = 0; i < _options.Count; i++)
        {
            said.Add(await AskAsync(0, Replicate(args, i), cancellationToken).ConfigureAwait(false));
        }

        Ballot[] ballots = [.. said.Select((scores, i) => new Ballot(string.Create(CultureInfo.InvariantCulture, $"{Names[0]} {i + 1}"), 1, scores[0]))];
        var main = _voting.Decide(Main, ballots) with { Source = PartScores.SourceOf(Info, said.Select(s => (Parts[0].Info, s[0]))) };
        PartScores.AddHidden(main.Metadata!, said.SelectMany(s => s));
        return new ScoreResult([main, _voting.Agreement(Info.Feedbacks[1].Name, ballots)]);
    }

    /// <summary>A judgement that is itself the n-th of its trial has askings of its own.</summary>
    private ScoreArguments Replicate(ScoreArguments args, int asking) => args with { Replicate = (args.Replicate * _options.Count) + asking };
}
