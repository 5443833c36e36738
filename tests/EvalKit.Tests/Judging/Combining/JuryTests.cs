using CsCheck;
using EvalKit.Judging;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging.Combining;

public sealed class JuryTests
{
    private static readonly Gen<(bool? Vote, double Weight)[]> Votes = Gen.Select(Gen.OneOf(Gen.Const((bool?)true), Gen.Const((bool?)false), Gen.Const((bool?)null)), Gen.Double[0.5, 3]).Array[2, 7];

    [Fact]
    public void A_majority_decides_and_each_juror_is_shown()
    {
        var jury = Judges.Jury([Says.Bool("a", true), Says.Bool("b", false), Says.Bool("c", true)]);

        var scores = Says.Ask(jury);

        scores.Select(s => s.Name).Should().Equal("jury", "jury.agreement", "jury.a", "jury.b", "jury.c");
        scores[0].Value.Should().Be(FeedbackValue.Of(true));
        scores[0].Passed.Should().BeTrue();
        scores[0].Rationale.Should().Be("a: true, b: false, c: true");
        scores[1].Value!.Number.Should().BeApproximately(1.0 / 3, 1e-12, "one of three pairs agrees");
        scores[0].Metadata!["votes"]!["b"]!["value"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public void A_juror_that_is_an_error_abstains_and_does_not_count_as_no()
    {
        var scores = Says.Ask(Judges.Jury([Says.Bool("a", true), Says.Bool("b", null), Says.Bool("c", true)]));

        scores[0].Value.Should().Be(FeedbackValue.Of(true));
        scores[0].Rationale.Should().EndWith("; 1 abstained");
        scores[1].Value!.Number.Should().Be(1);
        scores[3].Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
        scores[0].Metadata!["votes"]!["b"]!["error"]!.GetValue<string>().Should().Be("no verdict in the reply");
    }

    [Fact]
    public void Below_the_quorum_there_is_an_error_and_never_a_value()
    {
        var score = Says.First(Judges.Jury([Says.Bool("a", true), Says.Bool("b", null), Says.Bool("c", null)]));

        score.Value.Should().BeNull();
        score.Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
        score.Error.Message.Should().Be("1 of 3 judgements are there, and the quorum is 2. b: no verdict in the reply c: no verdict in the reply");
        Says.First(Judges.Jury([Says.Bool("a", true), Says.Bool("b", null), Says.Bool("c", null)], new JuryOptions { Quorum = 1 })).Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public void What_asking_again_may_mend_is_the_kind_of_a_missed_quorum()
    {
        var busy = Scorers.From("busy", (ScoreArguments _) => Score.Failed("busy", FeedbackErrorKind.Provider, "503"), new DelegateScorerOptions { ValueKind = FeedbackValueKind.Bool });

        Says.First(Judges.Jury([Says.Bool("a", null), busy])).Error!.Kind.Should().Be(FeedbackErrorKind.Provider);
    }

    [Fact]
    public void A_tie_is_undecided_unless_it_is_declared()
    {
        IScorer[] jurors = [Says.Bool("a", true), Says.Bool("b", false)];

        var tie = Says.First(Judges.Jury(jurors));
        tie.Error!.Kind.Should().Be(FeedbackErrorKind.Undecided);
        tie.Error.Message.Should().Contain("a: true, b: false").And.Contain("option 'tie'");
        Says.First(Judges.Jury(jurors, new JuryOptions { Tie = "no" })).Should().Match<Score>(s => s.Value == FeedbackValue.Of(false) && s.Passed == false);
        Says.First(Judges.Jury(jurors, new JuryOptions { Weights = [2, 1] })).Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public void Categories_are_put_to_the_vote_as_they_are()
    {
        IScorer Juror(string name, string says) => Says.Label(name, says, "rude", "neutral", "kind");

        Says.First(Judges.Jury([Juror("a", "kind"), Juror("b", "rude"), Juror("c", "kind")])).Value.Should().Be(FeedbackValue.OfCategory("kind"));
        Says.First(Judges.Jury([Juror("a", "kind"), Juror("b", "rude"), Juror("c", "neutral")])).Error!.Kind.Should().Be(FeedbackErrorKind.Undecided);
        Says.First(Judges.Jury([Juror("a", "kind"), Juror("b", "rude"), Juror("c", "neutral")], new JuryOptions { Tie = "neutral" })).Value.Should().Be(FeedbackValue.OfCategory("neutral"));
    }

    [Theory]
    [InlineData(null, 4.4)]
    [InlineData(VoteRule.Mean, 4.4)]
    [InlineData(VoteRule.Median, 4)]
    [InlineData(VoteRule.TrimmedMean, 4)]
    public void Numbers_have_a_mean_a_median_and_a_trimmed_mean(VoteRule? rule, double expected)
    {
        var jury = Judges.Jury([Says.Number("a", 1), Says.Number("b", 3), Says.Number("c", 4), Says.Number("d", 5), Says.Number("e", 9)], new JuryOptions { Vote = rule, PassAt = 4 });

        var scores = Says.Ask(jury);

        scores[0].Value!.Number.Should().BeApproximately(expected, 1e-12);
        scores[0].Passed.Should().BeTrue();
        scores[1].Name.Should().Be("jury.spread");
        scores[1].Value!.Number.Should().BeApproximately(Math.Sqrt(35.2 / 4), 1e-12, "the sample's standard deviation");
        jury.Info.Feedbacks[0].Should().Match<FeedbackInfo>(f => f.ValueKind == FeedbackValueKind.Number && f.Minimum == 0 && f.Maximum == 10);
    }

    [Fact]
    public void A_weighted_mean_counts_by_weight()
    {
        Says.First(Judges.Jury([Says.Number("a", 2), Says.Number("b", 8)], new JuryOptions { Weights = [1, 3] })).Value!.Number.Should().BeApproximately(6.5, 1e-12);
        Says.First(Judges.Jury([Says.Bool("a", true), Says.Bool("b", false)], new JuryOptions { Vote = VoteRule.Mean })).Value.Should().Be(FeedbackValue.Of(0.5));
    }

    [Fact]
    public void The_order_of_the_jurors_does_not_matter() => Gen.Select(Votes, Gen.Int[1, 1_000_000]).ShouldHold(500, given =>
    {
        var shuffled = given.Item1.OrderBy(v => HashCode.Combine(given.Item2 % 7, v.Weight)).ToArray();

        return Same(Says.First(Jury(given.Item1)), Says.First(Jury(shuffled))) && Says.Ask(Jury(given.Item1))[1].Value == Says.Ask(Jury(shuffled))[1].Value;
    });

    [Fact]
    public void The_order_of_numbers_does_not_matter_to_the_last_digit() => Gen.Double[0, 10].Array[2, 9].ShouldHold(500, values =>
    {
        IScorer[] Jurors(IEnumerable<double> numbers) => [.. numbers.Select((n, i) => Says.Number($"j{i}", n))];

        return Enum.GetValues<VoteRule>().Where(r => r != VoteRule.Majority).All(rule =>
            Says.First(Judges.Jury(Jurors(values), new JuryOptions { Vote = rule })).Value == Says.First(Judges.Jury(Jurors(values.Reverse()), new JuryOptions { Vote = rule })).Value);
    });

    [Fact]
    public void A_number_lies_between_the_smallest_and_the_largest_vote() => Gen.Double[0, 10].Array[2, 9].ShouldHold(500, values =>
        Enum.GetValues<VoteRule>().Where(r => r != VoteRule.Majority).All(rule =>
            Says.First(Judges.Jury([.. values.Select((n, i) => Says.Number($"j{i}", n))], new JuryOptions { Vote = rule })).Value!.Number is { } number
            && number >= values.Min() - 1e-9 && number <= values.Max() + 1e-9));

    [Fact]
    public void Unanimous_jurors_are_heard_whatever_their_weights() => Gen.Select(Gen.Bool, Gen.Double[0.1, 9].Array[2, 7]).ShouldHold(300, given =>
    {
        var scores = Says.Ask(Jury([.. given.Item2.Select(w => ((bool?)given.Item1, w))]));

        return scores[0].Value == FeedbackValue.Of(given.Item1) && scores[1].Value == FeedbackValue.Of(1.0);
    });

    [Theory]
    [InlineData(1, null, null, null, "at least two judges")]
    [InlineData(2, 3, null, null, "expected a quorum from 1 to 2, found 3")]
    [InlineData(2, null, "maybe", null, "expected 'tie' to be yes or no")]
    [InlineData(2, null, null, VoteRule.Median, "a median is not for a bool")]
    public void A_jury_that_would_mean_nothing_is_refused(int jurors, int? quorum, string? tie, VoteRule? vote, string says)
    {
        var act = () => Judges.Jury([.. Enumerable.Range(0, jurors).Select(i => Says.Bool($"j{i}", true))], new JuryOptions { Quorum = quorum, Tie = tie, Vote = vote });

        act.Should().Throw<EvalKitException>().WithMessage($"*{says}*");
    }

    [Fact]
    public void Jurors_must_answer_alike()
    {
        var act = () => Judges.Jury([Says.Bool("a", true), Says.Number("b", 3)]);

        act.Should().Throw<EvalKitException>().WithMessage("*must answer alike, but 'a' and 'b' differ*");
    }

    private static IScorer Jury((bool? Vote, double Weight)[] votes) =>
        Judges.Jury([.. votes.Select((v, i) => Says.Bool($"j{i}", v.Vote))], new JuryOptions { Weights = [.. votes.Select(v => v.Weight)], Quorum = 1 });

    private static bool Same(Score a, Score b) => a.Value == b.Value && a.Error?.Kind == b.Error?.Kind && a.Passed == b.Passed;
}
