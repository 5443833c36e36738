using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Makes one value of several judgements. The order of the judgements does not matter. Immutable and thread-safe.</summary>
internal sealed class Voting
{
    private const double EqualWeights = 1e-12;

    private readonly VoteOptions _options;
    private readonly VoteRule _rule;
    private readonly FeedbackValue? _tie;
    private readonly int _quorum;
    private readonly Func<FeedbackValue, bool?> _passes;

    /// <summary>Checks that the judgements can be put to a vote.</summary>
    /// <param name="scorer">The scorer that votes, for messages.</param>
    /// <param name="voters">What they say, one entry for each judgement.</param>
    /// <param name="options">How they vote.</param>
    /// <param name="passes">The pass rule of one of them.</param>
    /// <exception cref="EvalKitException">Their values are of several types, or the options do not fit them.</exception>
    public Voting(string scorer, IReadOnlyList<FeedbackInfo> voters, VoteOptions options, Func<FeedbackValue, bool?> passes)
    {
        _options = options;
        _passes = passes;
        _rule = VotingChecks.RuleOf(scorer, voters, options);
        _quorum = VotingChecks.QuorumOf(scorer, voters.Count, options.Quorum);
        _tie = VotingChecks.TieOf(scorer, voters[0], options.Tie, _rule);
        Feedback = FeedbackOf(scorer, voters);
        Spread = _rule == VoteRule.Majority
            ? new FeedbackInfo("agreement", FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }
            : new FeedbackInfo("spread", FeedbackValueKind.Number) { Minimum = 0, Polarity = Polarity.LowerIsBetter };
    }

    /// <summary>What the vote gives, under the scorer's own name.</summary>
    public FeedbackInfo Feedback { get; }

    /// <summary>How far the judgements agree: <c>agreement</c>, the share of pairs that say the same (Fleiss 1971), or <c>spread</c>, the standard deviation.</summary>
    public FeedbackInfo Spread { get; }

    /// <summary>Whether a value passes: by the voters' rule for a majority, by the option for a mean or median.</summary>
    public bool? Passes(FeedbackValue value) => _rule == VoteRule.Majority ? _passes(value)
        : _options.PassAt is not { } limit ? null
        : Feedback.Polarity == Polarity.HigherIsBetter ? value.Number >= limit : value.Number <= limit;

    /// <summary>The result of a vote.</summary>
    /// <param name="name">The feedback's name.</param>
    /// <param name="ballots">The judgements.</param>
    public Score Decide(string name, IReadOnlyList<Ballot> ballots)
    {
        var votes = ballots.Where(b => b.Value is not null).ToList();
        var score = votes.Count < _quorum ? BelowQuorum(name, ballots, votes.Count)
            : _rule == VoteRule.Majority ? Majority(name, votes)
            : Number(name, votes);
        var rationale = score.Error is null && votes.Count > 0 ? $"{Text(votes)}{(votes.Count < ballots.Count ? string.Create(CultureInfo.InvariantCulture, $"; {ballots.Count - votes.Count} abstained") : "")}" : score.Rationale;
        return score with { Rationale = rationale, Metadata = new JsonObject { ["votes"] = Describe(ballots) } };
    }

    /// <summary>How far the judgements agree; unscored below two.</summary>
    /// <param name="name">The feedback's name.</param>
    /// <param name="ballots">The judgements.</param>
    public Score Agreement(string name, IReadOnlyList<Ballot> ballots)
    {
        var values = ballots.Select(b => b.Value).OfType<FeedbackValue>().ToList();
        if (values.Count < 2)
        {
            return Score.Unscored(name, "One judgement has nothing to agree with.");
        }

        if (_rule == VoteRule.Majority)
        {
            double pairs = values.Count * (values.Count - 1);
            return Score.Of(name, FeedbackValue.Of(values.GroupBy(v => v).Sum(g => g.Count() * (g.Count() - 1)) / pairs));
        }

        var numbers = values.Select(v => v.Number!.Value).Order().ToList();
        var mean = numbers.Average();
        return Score.Of(name, FeedbackValue.Of(Math.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Count - 1))));
    }

    private Score Majority(string name, List<Ballot> votes)
    {
        var sides = votes.GroupBy(b => b.Value!).Select(g => (Value: g.Key, Weight: g.Select(b => b.Weight).Order().Sum())).OrderByDescending(s => s.Weight).ToList();
        var isTie = sides.Count > 1 && sides[0].Weight - sides[1].Weight <= EqualWeights * sides[0].Weight;
        return (isTie ? _tie : sides[0].Value) is { } value
            ? Score.Of(name, value) with { Passed = _passes(value) }
            : Score.Failed(name, FeedbackErrorKind.Undecided, $"The vote is a tie: {Text(votes)}. Ask one more, give weights, or declare what a tie is with the option 'tie'.");
    }

    private Score Number(string name, List<Ballot> votes)
    {
        // Sums over sorted values: adding in another order would round otherwise.
        var sorted = votes.Select(b => (Value: b.Value!.Number!.Value, b.Weight)).Order().ToList();
        var cut = _rule == VoteRule.TrimmedMean ? (int)(_options.Trim * sorted.Count) : 0;
        var kept = sorted[cut..^cut];
        var value = FeedbackValue.Of(_rule == VoteRule.Median
            ? (sorted[(sorted.Count - 1) / 2].Value + sorted[sorted.Count / 2].Value) / 2
            : kept.Sum(v => v.Value * v.Weight) / kept.Sum(v => v.Weight));
        return Score.Of(name, value) with { Passed = Passes(value) };
    }

    private Score BelowQuorum(string name, IReadOnlyList<Ballot> ballots, int votes)
    {
        if (ballots.All(b => b.Score.Error is null) && votes == 0)
        {
            return Score.Unscored(name, ballots[0].Score.Rationale);
        }

        var abstained = ballots.Where(b => b.Value is null).ToList();
        var message = string.Create(CultureInfo.InvariantCulture, $"{votes} of {ballots.Count} judgements are there, and the quorum is {_quorum}. ")
            + string.Join(" ", abstained.Select(b => $"{b.Voter}: {b.Score.Error?.Message ?? b.Score.Rationale ?? "nothing to score"}"));
        return Score.Failed(name, KindOf(abstained), message);
    }

    /// <summary>The kind of an abstention that asking again may mend, if there is one, so that a run that goes on asks again.</summary>
    private static FeedbackErrorKind KindOf(List<Ballot> abstained)
    {
        var kinds = abstained.Select(b => b.Score.Error?.Kind).OfType<FeedbackErrorKind>().ToList();
        var mendable = kinds.Where(k => k is FeedbackErrorKind.Provider or FeedbackErrorKind.Timeout or FeedbackErrorKind.NotRecorded).ToList();
        return mendable.Count > 0 ? mendable[0] : kinds.Count > 0 ? kinds[0] : FeedbackErrorKind.Undecided;
    }

    private FeedbackInfo FeedbackOf(string scorer, IReadOnlyList<FeedbackInfo> voters) => _rule == VoteRule.Majority
        ? voters[0] with { Name = scorer }
        : new FeedbackInfo(scorer, FeedbackValueKind.Number)
        {
            Polarity = voters[0].Polarity,
            Minimum = voters.All(v => v.Minimum is not null) ? voters.Min(v => v.Minimum) : null,
            Maximum = voters.All(v => v.Maximum is not null) ? voters.Max(v => v.Maximum) : null,
            Unit = voters[0].Unit,
        };

    private static string Text(List<Ballot> votes) => string.Join(", ", votes.Select(b => $"{b.Voter}: {b.Value}"));

    private static JsonObject Describe(IReadOnlyList<Ballot> ballots) => new(ballots.Select(b => KeyValuePair.Create(b.Voter, (JsonNode?)PartScores.Describe(b.Score))));
}
