using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Tests.Running;

namespace EvalKit.Tests.Judging.Combining;

public sealed class SelfConsistencyTests
{
    [Fact]
    public void A_judge_votes_with_itself_and_what_it_said_each_time_is_kept()
    {
        var scorer = Judges.SelfConsistency(Says.ByReplicate("tone", i => i != 1), new SelfConsistencyOptions { Count = 5 });

        var scores = Says.Ask(scorer);

        scores.Select(s => s.Name).Should().Equal("self_consistency", "self_consistency.agreement");
        scores[0].Value.Should().Be(FeedbackValue.Of(true));
        scores[1].Value!.Number.Should().BeApproximately(0.6, 1e-12, "6 of 10 pairs agree");
        scores[0].Metadata!["votes"]!.AsObject().Select(v => v.Key).Should().Equal("tone 1", "tone 2", "tone 3", "tone 4", "tone 5");
        scores[0].Metadata!["votes"]!["tone 2"]!["value"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public void An_asking_without_a_verdict_abstains()
    {
        Says.First(Judges.SelfConsistency(Says.ByReplicate("tone", i => i == 0 ? null : true))).Value.Should().Be(FeedbackValue.Of(true));
        Says.First(Judges.SelfConsistency(Says.ByReplicate("tone", i => i == 0 ? true : null))).Error!.Message.Should().StartWith("1 of 3 judgements are there, and the quorum is 2.");
        Says.First(Judges.SelfConsistency(Says.ByReplicate("tone", i => i == 0), new SelfConsistencyOptions { Count = 2 })).Error!.Kind.Should().Be(FeedbackErrorKind.Undecided);
    }

    [Fact]
    public void Another_replicate_of_the_whole_asks_other_questions()
    {
        var asked = new List<int>();
        var scorer = Judges.SelfConsistency(Says.ByReplicate("tone", i =>
        {
            asked.Add(i);
            return true;
        }));

        Says.Ask(scorer);
        Says.Ask(scorer, Says.Arguments() with { Replicate = 1 });

        asked.Should().Equal(0, 1, 2, 3, 4, 5);
        ((IScorerCombinator)scorer).CallsOf(Says.Arguments() with { Replicate = 1 }).Select(c => (c.Arguments.Replicate, c.IsCertain)).Should().Equal((3, true), (4, true), (5, true));
    }

    [Fact]
    public async Task A_run_pays_for_each_asking_and_tells_the_sum_once()
    {
        var (numbers, models) = (new Numbers(2), new CountingModels());

        var run = await numbers.Suite(Judges.SelfConsistency(Judges.Correctness("fake:/m"))).RunAsync(numbers.Options() with { Models = models });

        models.Asked.Should().Be(6);
        run.Results.Column("self_consistency")!.Cells.Should().OnlyContain(c => JudgeCost.Of(c!).Calls == 3 && c!.Source.Kind == SourceKind.LlmJudge);
        run.Results.Column("self_consistency.agreement")!.Cells.Should().OnlyContain(c => JudgeCost.Of(c!).Calls == 0);
    }

    [Fact]
    public async Task An_in_process_stand_in_is_not_passed_off_as_a_model()
    {
        var local = new ScriptedChatClient(() => ScriptedChatClient.Reply("""{"reason":"r","verdict":"yes"}""")) { ProviderName = "local" };
        var judge = ScorerTree.Map(Judges.SelfConsistency(Judges.Correctness("local:/short-answer")), leaf => ((IModelScorer)leaf).Bind(local));
        var args = new ScoreArguments(
            new EvalCase { Id = "c1", CaseHash = "h", Inputs = CaseFields.OfText(("question", "q")), Expectations = CaseFields.OfText(("expected_response", "x")) }, Says.Arguments().Trial);

        (await judge.ScoreAsync(args, default)).Scores[0].Source!.Kind.Should().Be(SourceKind.Code);
    }

    [Fact]
    public void Fewer_than_two_askings_are_refused()
    {
        var act = () => Judges.SelfConsistency(Says.Bool("a", true), new SelfConsistencyOptions { Count = 1 });

        act.Should().Throw<EvalKitException>().WithMessage("*expected 'count' from 2, found 1*");
    }
}
