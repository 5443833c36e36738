using CsCheck;
using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Running.Planning;
using EvalKit.Scoring;
using EvalKit.Tests.Running;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging.Combining;

public sealed class CascadeTests
{
    [Fact]
    public void The_first_stage_that_is_sure_decides_and_later_ones_are_not_asked()
    {
        var asked = 0;
        var strong = Says.ByReplicate("strong", _ =>
        {
            asked++;
            return false;
        });
        var cascade = Judges.Cascade([new CascadeStage(Says.Bool("cheap", true)), new CascadeStage(strong)]);

        var scores = Says.Ask(cascade);

        scores.Select(s => (s.Name, s.Value)).Should().Equal(("cascade", FeedbackValue.Of(true)), ("cascade.decided_by", FeedbackValue.OfCategory("cheap")));
        scores[0].Rationale.Should().Be("cheap decided");
        asked.Should().Be(0);
    }

    [Fact]
    public void A_value_that_does_not_decide_is_passed_on_and_told()
    {
        var cascade = Judges.Cascade([new CascadeStage(Says.Bool("same", false)) { Decides = ["yes"] }, new CascadeStage(Says.Bool("judge", true))]);

        var scores = Says.Ask(cascade);

        scores[0].Value.Should().Be(FeedbackValue.Of(true));
        scores[1].Value.Should().Be(FeedbackValue.OfCategory("judge"));
        scores[0].Metadata!["stages"]!.ToJsonString().Should().Be("""[{"stage":"same","value":false,"passed_on":"\u0027false\u0027 does not decide"},{"stage":"judge","value":true}]""");
    }

    [Fact]
    public void An_error_is_never_sure_and_the_last_stage_has_the_last_word()
    {
        Says.First(Judges.Cascade([new CascadeStage(Says.Bool("a", null)), new CascadeStage(Says.Bool("b", true))])).Value.Should().Be(FeedbackValue.Of(true));

        var broken = Says.Ask(Judges.Cascade([new CascadeStage(Says.Bool("a", true)) { Decides = ["no"] }, new CascadeStage(Says.Bool("b", null))]));
        broken[0].Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable, "what an unsure stage said is no verdict");
        broken[0].Error!.Message.Should().Be("No stage decided; b, the last one: no verdict in the reply");
        broken[1].Error.Should().NotBeNull();
    }

    [Theory]
    [InlineData(0.2, "short")]
    [InlineData(0.3, "judge")]
    [InlineData(0.5, "judge")]
    [InlineData(0.7, "judge")]
    [InlineData(0.71, "short")]
    public void A_number_in_the_band_is_passed_on(double number, string decidedBy)
    {
        var cascade = Judges.Cascade([new CascadeStage(Says.Number("short", number, 0, 1)) { UnsureFrom = 0.3, UnsureTo = 0.7 }, new CascadeStage(Says.Number("judge", 1, 0, 1))]);

        Says.Ask(cascade)[1].Value.Should().Be(FeedbackValue.OfCategory(decidedBy));
    }

    [Fact]
    public void Too_little_agreement_is_passed_on()
    {
        var torn = Judges.SelfConsistency(Says.ByReplicate("cheap", i => i != 0));
        var cascade = Judges.Cascade([new CascadeStage(torn) { MinAgreement = 0.9 }, new CascadeStage(Says.Bool("strong", false))]);

        var scores = Says.Ask(cascade);

        scores[0].Value.Should().Be(FeedbackValue.Of(false));
        scores[0].Metadata!["stages"]![0]!["passed_on"]!.GetValue<string>().Should().Be("too little agreement");
    }

    [Fact]
    public void Stages_that_do_not_answer_alike_are_compared_by_whether_they_pass()
    {
        var short_answer = Scorers.Threshold(Says.Number("short", 0.9, 0, 1), new ThresholdOptions { AtLeast = 0.5 });
        var cascade = Judges.Cascade([new CascadeStage(Says.Label("tone", "odd", "odd", "fine")) { Decides = ["fine"] }, new CascadeStage(short_answer)]);

        cascade.Info.Feedbacks[0].ValueKind.Should().Be(FeedbackValueKind.Bool);
        Says.First(cascade).Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public void Where_all_is_unsure_a_cascade_is_its_strong_judge() => Gen.Select(Gen.OneOf(Gen.Const((bool?)true), Gen.Const((bool?)false), Gen.Const((bool?)null)), Gen.Int[1, 4]).ShouldHold(200, given =>
    {
        var strong = Says.Bool("strong", given.Item1);
        var cascade = Judges.Cascade([.. Enumerable.Range(0, given.Item2).Select(i => new CascadeStage(Says.Bool($"unsure{i}", null))), new CascadeStage(strong)]);
        var (whole, alone) = (Says.First(cascade), Says.First(strong));

        return whole.Value == alone.Value && whole.Passed == alone.Passed && whole.Error?.Kind == alone.Error?.Kind;
    });

    [Fact]
    public void Where_the_first_is_sure_a_cascade_is_its_first_stage() => Gen.Select(Gen.Bool, Gen.Bool).ShouldHold(50, given =>
        Says.First(Judges.Cascade([new CascadeStage(Says.Bool("first", given.Item1)), new CascadeStage(Says.Bool("second", given.Item2))])).Value == FeedbackValue.Of(given.Item1));

    [Fact]
    public async Task In_a_run_the_judge_is_asked_only_where_code_does_not_decide_and_the_shares_are_seen()
    {
        var (numbers, models) = (new Numbers(10) { Answer = c => c.Id is "case-03" or "case-07" ? $"It is {c.AcceptedResponses[0]}." : c.AcceptedResponses[0] }, new CountingModels());
        var suite = numbers.Suite(Judges.Cascade([new CascadeStage(Scorers.ExactMatch()) { Decides = ["yes"] }, new CascadeStage(Judges.Correctness("openai:/gpt-4.1-mini"))]));

        var plan = await RunPlanner.PlanAsync(suite, numbers.Options() with { Models = models }, default);
        plan.Judges.Should().ContainSingle().Which.Should().Match<JudgePlan>(j => j.Name == "cascade.correctness" && j.AtMost && j.Calls == 10);
        var run = await suite.RunAsync(numbers.Options() with { Models = models });

        models.Asked.Should().Be(2);
        run.Metric("cascade")!.Value.Should().Be(1);
        run.Metric("cascade.decided_by/share(exact_match)")!.Value.Should().Be(0.8);
        run.Metric("cascade.decided_by/share(correctness)")!.Value.Should().Be(0.2);
        run.Results.Column("cascade")!.Cells.Sum(c => JudgeCost.Of(c!).Calls).Should().Be(2);
    }

    [Fact]
    public async Task A_cascade_is_taken_over_from_the_baseline_as_a_whole()
    {
        var (numbers, models) = (new Numbers(4) { Answer = c => "about " + c.AcceptedResponses[0] }, new CountingModels());
        var cascade = Judges.Cascade([new CascadeStage(Scorers.ExactMatch()) { Decides = ["yes"] }, new CascadeStage(Judges.Correctness("fake:/m"))]);
        var first = await numbers.Suite(cascade).RunAsync(numbers.Options() with { Models = models });

        var again = await numbers.Suite(cascade).RunAsync(numbers.Options() with { Models = models, Baseline = Baselines.FromRun(first.Results, DateTimeOffset.UnixEpoch) });

        models.Asked.Should().Be(4, "the first run alone asked");
        again.Metric("cascade")!.Value.Should().Be(1);
        again.Metric("cascade.decided_by/share(correctness)")!.Value.Should().Be(1);
        again.Results.Column("cascade")!.Cells.Should().OnlyContain(c => c!.Passed == true);
    }

    [Fact]
    public void The_rules_of_the_stages_are_part_of_the_fingerprint()
    {
        string Of(params string[] decides) => Judges.Cascade([new CascadeStage(Says.Bool("a", true)) { Decides = decides }, new CascadeStage(Says.Bool("b", true))]).Info.Fingerprint;

        Of("yes").Should().NotBe(Of()).And.NotBe(Of("no")).And.Be(Of("yes"));
    }

    [Fact]
    public void Rules_that_do_not_fit_are_refused()
    {
        Refusal(() => Judges.Cascade([new CascadeStage(Says.Bool("a", true))])).Should().Contain("at least two stages");
        Refusal(() => Pair(new CascadeStage(Says.Bool("a", true)) { Decides = ["maybe"] })).Should().Contain("'a' never says 'maybe': expected decides to hold yes or no");
        Refusal(() => Pair(new CascadeStage(Says.Bool("a", true)) { UnsureFrom = 0 })).Should().Contain("must bound a band of the numbers");
        Refusal(() => Pair(new CascadeStage(Says.Bool("a", true)) { MinAgreement = 0.5 })).Should().Contain("is for a jury or self_consistency");
    }

    private static IScorer Pair(CascadeStage first) => Judges.Cascade([first, new CascadeStage(Says.Bool("b", true))]);

    private static string Refusal(Func<IScorer> act) => act.Should().Throw<EvalKitException>().Which.Message;
}
