using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging;

public sealed class JudgeItemsTests
{
    [Fact]
    public async Task Shares_and_counts_are_counted_from_the_items_that_the_judge_names()
    {
        var scores = await ScoreAsync(
            Judges.Correctness("fake:/m"),
            """{"reason":"One is missing.","facts":[{"item":"Frank Herbert","verdict":"supported"},{"item":"1965","verdict":"missing"},{"item":"a novel","verdict":"Supported"}],"contradictions":["in 1999"],"verdict":"no"}""");

        scores.Select(s => s.Name).Should().Equal("correctness", "correctness.facts_supported", "correctness.contradictions");
        scores[0].Value.Should().Be(FeedbackValue.Of(false));
        scores[1].Value!.Number.Should().BeApproximately(2.0 / 3, 1e-12);
        scores[1].Rationale.Should().Be("2 of 3 facts: supported");
        scores[2].Value.Should().Be(FeedbackValue.Of(1));
        scores.Should().OnlyContain(s => s.Source!.Kind == SourceKind.LlmJudge && s.Source.Id == scores[0].Source!.Id);
        scores.Skip(1).Should().OnlyContain(s => s.Metadata == null, "the call is paid for once and stands with the verdict");
    }

    [Fact]
    public async Task A_share_of_nothing_is_unscored_and_a_list_that_is_absent_is_an_error()
    {
        var silent = await ScoreAsync(Judges.Groundedness("fake:/m"), """{"reason":"It claims nothing.","claims":[],"verdict":"yes"}""");
        var brief = await ScoreAsync(Judges.Groundedness("fake:/m").WithDefences(JudgeDefences.Default with { Nonce = false }), "Verdict: yes");

        (silent[0].Value, silent[1].Value, silent[1].Error).Should().Be((FeedbackValue.Of(true), null, null));
        silent[1].Rationale.Should().Be("There are no claims, so there is no share of them.");
        silent[2].Value.Should().Be(FeedbackValue.Of(0));
        brief[0].Value.Should().Be(FeedbackValue.Of(true));
        brief.Skip(1).Should().OnlyContain(s => s.Error!.Kind == FeedbackErrorKind.Unparseable && s.Value == null);
    }

    [Theory]
    [InlineData("""{"reason":"r","claims":[{"item":"a","verdict":"unsupported"},{"item":"b","verdict":"supported"}],"verdict":"yes"}""", "The verdict is yes, but 1 of 2 claims are not supported.")]
    [InlineData("""{"reason":"r","claims":[{"item":"a","verdict":"supported"}],"verdict":"no"}""", "The verdict is no, but all claims are supported.")]
    [InlineData("""{"reason":"r","claims":[{"item":"a","verdict":"partly"}],"verdict":"yes"}""", "An entry of 'claims' is not an object")]
    [InlineData("""{"reason":"r","claims":["a"],"verdict":"yes"}""", "An entry of 'claims' is not an object")]
    [InlineData("""{"reason":"r","claims":"a","verdict":"yes"}""", "'claims' is no list")]
    [InlineData("""{"reason":"r","claims":[{"item":"a","verdict":"supported"}],"verdict":"yes"} {"reason":"r","claims":[{"item":"b","verdict":"supported"}],"verdict":"yes"}""", "different 'claims'")]
    public async Task A_reply_that_finds_one_thing_and_says_another_is_asked_for_again_and_never_taken(string reply, string fault)
    {
        var client = ScriptedChatClient.Saying(reply);

        var scores = await ScoreAsync(Judges.Groundedness("fake:/m"), client);

        client.Asked.Should().HaveCount(2);
        client.Asked[1].Messages[^1].Text.Should().Contain(fault);
        scores.Should().HaveCount(3).And.OnlyContain(s => s.Error!.Kind == FeedbackErrorKind.Unparseable);
        scores[0].Error!.Message.Should().Contain(fault);
    }

    [Fact]
    public async Task A_summary_beside_the_whole_verdict_need_not_list_the_items_again()
    {
        var scores = await ScoreAsync(Judges.Groundedness("fake:/m").WithDefences(JudgeDefences.Default with { Nonce = false }), """{"verdict":"yes"} {"reason":"All of it.","claims":[{"item":"a","verdict":"supported"}],"verdict":"yes"}""");

        scores[0].Value.Should().Be(FeedbackValue.Of(true));
        scores[0].Rationale.Should().Be("All of it.");
        scores[1].Value!.Number.Should().Be(1);
    }

    [Fact]
    public async Task A_mended_second_reply_counts()
    {
        var client = ScriptedChatClient.Saying(
            """{"reason":"r","claims":[{"item":"a","verdict":"unsupported"}],"verdict":"yes"}""",
            """{"reason":"r","claims":[{"item":"a","verdict":"unsupported"}],"verdict":"no"}""");

        var scores = await ScoreAsync(Judges.Groundedness("fake:/m"), client);

        (scores[0].Value, scores[1].Value).Should().Be((FeedbackValue.Of(false), FeedbackValue.Of(0)));
    }

    [Theory]
    [InlineData("1:relevant", "holds 1.")]
    [InlineData("1:relevant 1:relevant", "holds 1, 1.")]
    [InlineData("1:relevant 3:relevant", "holds 1, 3.")]
    [InlineData("1:relevant 2:irrelevant 3:irrelevant", "holds 1, 2, 3.")]
    public async Task Each_passage_is_judged_once_or_the_reply_is_none(string passages, string says)
    {
        var scores = await ScoreAsync(Judges.RetrievalRelevance("fake:/m"), Passages(passages, "yes"));

        scores[0].Error!.Message.Should().Contain("'passages' must hold each number from 1 to 2 once, and " + says);
    }

    [Theory]
    [InlineData("", "'facts' must hold each needed fact, at least 2, and holds 0.")]
    [InlineData("1965", "'facts' must hold each needed fact, at least 2, and holds 1.")]
    [InlineData("1965 ,1965", "'facts' must hold each fact once, and holds '1965' twice.")]
    public async Task A_reply_that_leaves_listed_facts_out_is_asked_for_again_and_never_taken(string facts, string fault)
    {
        foreach (var (judge, label) in new[] { (Judges.Correctness("fake:/m"), "supported"), (Judges.RetrievalSufficiency("fake:/m"), "present") })
        {
            var client = ScriptedChatClient.Saying(Facts(facts, label));

            var scores = await ScoreAsync(judge, client, """{"expected_facts": ["by Frank Herbert", "in 1965", "In 1965"]}""");

            client.Asked.Should().HaveCount(2);
            client.Asked[1].Messages[^1].Text.Should().Contain(fault);
            scores[0].Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
            scores[0].Error!.Message.Should().Contain(fault);
        }
    }

    [Theory]
    [InlineData("""{"expected_facts": ["by Frank Herbert", "in 1965"]}""", "Frank Herbert,1965")]
    [InlineData("""{"expected_facts": ["by Frank Herbert, in 1965"]}""", "Frank Herbert,1965")]
    [InlineData("""{"expected_facts": "by Frank Herbert, in 1965"}""", "Frank Herbert")]
    [InlineData("""{"expected_response": ["Frank Herbert", "F. Herbert", "Herbert"]}""", "Frank Herbert")]
    [InlineData("""{"expected_response": ""}""", "")]
    public async Task As_many_facts_as_a_case_lists_are_enough_and_more_are_fine(string expectations, string facts)
    {
        var scores = await ScoreAsync(Judges.Correctness("fake:/m"), ScriptedChatClient.Saying(Facts(facts, "supported")), expectations);

        scores[0].Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public async Task An_expected_response_has_at_least_one_fact()
    {
        var scores = await ScoreAsync(Judges.Correctness("fake:/m"), Facts("", "supported"));

        scores[0].Error!.Message.Should().Contain("'facts' must hold each needed fact, at least 1, and holds 0.");
    }

    [Theory]
    [InlineData("1:relevant 2:irrelevant", "yes", 0.5)]
    [InlineData("2:relevant 1:relevant", "yes", 1)]
    [InlineData("1:irrelevant 2:irrelevant", "no", 0)]
    public async Task Precision_is_the_share_of_relevant_passages_and_one_is_enough_for_yes(string passages, string verdict, double precision)
    {
        var scores = await ScoreAsync(Judges.RetrievalRelevance("fake:/m"), Passages(passages, verdict));

        scores.Select(s => s.Name).Should().Equal("retrieval_relevance", "retrieval_relevance.precision");
        (scores[0].Value, scores[1].Value).Should().Be((FeedbackValue.Of(verdict == "yes"), FeedbackValue.Of(precision)));
    }

    [Fact]
    public async Task An_error_of_the_verdict_is_the_error_of_each_part()
    {
        var scores = await ScoreAsync(Judges.Correctness("fake:/m"), new ScriptedChatClient(() => ScriptedChatClient.Throw(new ChatProviderException("HTTP 500", 500))));

        scores.Should().HaveCount(3).And.OnlyContain(s => s.Error!.Kind == FeedbackErrorKind.Provider);
    }

    private static string Facts(string facts, string label) => new JsonObject
    {
        ["reason"] = "r",
        ["facts"] = new JsonArray([.. facts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(f => new JsonObject { ["item"] = f, ["verdict"] = label })]),
        ["contradictions"] = new JsonArray(),
        ["verdict"] = "yes",
    }.ToJsonString();

    internal static string Passages(string passages, string verdict) => new JsonObject
    {
        ["reason"] = "r",
        ["passages"] = new JsonArray([.. passages.Split(' ').Select(p => p.Split(':')).Select(p => new JsonObject { ["item"] = JsonNode.Parse(p[0]), ["verdict"] = p[1] })]),
        ["verdict"] = verdict,
    }.ToJsonString();

    private static Task<IReadOnlyList<Score>> ScoreAsync(IScorer judge, string reply) => ScoreAsync(judge, ScriptedChatClient.Saying(reply));

    private static async Task<IReadOnlyList<Score>> ScoreAsync(IScorer judge, IChatClient client, string expectations) =>
        (await ((IModelScorer)judge).Bind(client).ScoreAsync(SomeJudged.Arguments(JsonNode.Parse(expectations)!.AsObject(), "It was Frank Herbert in 1965.", "Dune, of 1965, is by Frank Herbert."), default)).Scores;

    private static async Task<IReadOnlyList<Score>> ScoreAsync(IScorer judge, IChatClient client) =>
        (await ((IModelScorer)judge).Bind(client).ScoreAsync(SomeJudged.Arguments("It was Frank Herbert.", "Dune is by Frank Herbert.", "Arrakis is a desert."), default)).Scores;
}
