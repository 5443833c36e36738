using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.Scoring;
using EvalKit.Tests.Judging.Conversations;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.GEvals;

public sealed class GEvalTests : IDisposable
{
    private static readonly GEval Kind = new() { Criteria = "How kindly the answer speaks. {{ no variable }}", Threshold = 7 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-g-eval-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_probabilities_the_value_is_the_number_that_the_model_gives()
    {
        var client = new ScoringChatClient("8");

        var score = await ScoreAsync(client);

        (score.Name, score.Value, score.Passed, score.Rationale).Should().Be(("g_eval_preview", FeedbackValue.Of(8), true, "In turn 3 it says 9 of 10."));
        ((bool)score.Metadata!["weighted"]!, (bool)score.Metadata["preview"]!).Should().Be((false, true));
        client.Asked.Single()!.AdditionalProperties!["evalkit.top_logprobs"].Should().Be(20);
    }

    [Fact]
    public async Task With_probabilities_the_value_is_the_score_to_be_expected()
    {
        var score = await ScoreAsync(new ScoringChatClient("8", ("8", 0.5), ("6", 0.25), ("9", 0.125), ("The", 0.125)));

        score.Value!.Number.Should().BeApproximately(((8 * 0.5) + (6 * 0.25) + (9 * 0.125)) / 0.875, 1e-12);
        score.Passed.Should().BeTrue();
        score.Metadata!["weighted"]!.GetValue<bool>().Should().BeTrue();
        score.Metadata["given"]!.GetValue<double>().Should().Be(8);
        score.Metadata["probabilities"]!.AsObject().Select(p => p.Key).Should().Equal("6", "8", "9");
        score.Metadata["probabilities"]!["8"]!.GetValue<double>().Should().BeApproximately(0.5 / 0.875, 1e-12);
    }

    [Fact]
    public async Task The_threshold_is_held_to_the_expectation_and_not_to_the_number()
    {
        (await ScoreAsync(new ScoringChatClient("7", ("7", 0.6), ("5", 0.4)))).Passed.Should().BeFalse("6.2 is to be expected");
        (await ScoreAsync(new ScoringChatClient("7"))).Passed.Should().BeTrue();
    }

    [Theory]
    [InlineData("10", false, "10:0.9 9:0.1", 9.9)]
    [InlineData("9", false, "9:0.8 1:0.2", 9)] // The first digit of 10, where 10 is no token, or 1: nobody knows.
    [InlineData("9", false, "9:0.7 1:0.1 10:0.2", 8.4)]
    [InlineData("1", false, "1:0.5 3:0.5", 2)] // It was given as a whole number.
    [InlineData("8", false, " 8:0.5 8:0.25 6:0.25", 7.5)] // With or without a blank, it is one score.
    [InlineData("8", false, "8:0.5 11:0.25 -3:0.125 x:0.125", 8)]
    public async Task Tokens_are_read_as_scores_and_what_is_no_score_is_left_out(string verdict, bool splits, string alternatives, double expected)
    {
        var score = await ScoreAsync(new ScoringChatClient(verdict, [.. alternatives.Split(' ', StringSplitOptions.None).Aggregate(new List<string>(), Joined).Select(a => a.Split(':')).Select(a => (a[0], double.Parse(a[1], System.Globalization.CultureInfo.InvariantCulture)))]) { SplitsDigits = splits });

        score.Value!.Number.Should().BeApproximately(expected, 1e-12);
        score.Metadata!["weighted"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task A_number_in_two_tokens_and_tokens_of_another_text_are_no_distribution()
    {
        var split = await ScoreAsync(new ScoringChatClient("10", ("1", 0.9), ("9", 0.1)) { SplitsDigits = true });
        var foreign = await ScoreAsync(new ScriptedChatClient(() =>
        {
            var response = ScriptedChatClient.Reply("""{"reason":"r","verdict":8}""");
            (response.AdditionalProperties ??= [])["logprobs"] = JsonElement.Parse("""[{"token":"{\"reason\":\"r\",\"verdict\":","logprob":0},{"token":"5","logprob":-0.1,"top_logprobs":[{"token":"6","logprob":-2}]},{"token":"}","logprob":0}]""");
            return response;
        }));

        (split.Value, split.Metadata!["weighted"]!.GetValue<bool>()).Should().Be((FeedbackValue.Of(10), false));
        (foreign.Value, foreign.Metadata!["weighted"]!.GetValue<bool>()).Should().Be((FeedbackValue.Of(8), false));
    }

    [Fact]
    public void The_expectation_lies_between_the_scores_and_is_their_weighted_mean()
    {
        var count = 0;
        Gen.Select(Gen.Int[0, 10].Array[1, 8], Gen.Double[0.01, 1].Array[8]).ShouldHold(200, sample =>
        {
            var scores = sample.Item1.Append(10).Distinct().ToArray();
            var weights = scores.Select((_, i) => sample.Item2[i % 8]).ToArray();
            var given = scores[0].ToString(System.Globalization.CultureInfo.InvariantCulture);
            var client = new ScoringChatClient(given, [.. scores.Select((s, i) => (s.ToString(System.Globalization.CultureInfo.InvariantCulture), weights[i] / weights.Sum()))]);
            var value = ScoreAsync(client).GetAwaiter().GetResult().Value!.Number!.Value;
            count++;
            return value >= scores.Min() && value <= scores.Max() && Math.Abs(value - (scores.Zip(weights, (s, w) => s * w).Sum() / weights.Sum())) < 1e-9;
        });
        count.Should().Be(200);
    }

    [Theory]
    [InlineData("\"fine\"")]
    [InlineData("{\"content\":[{\"logprob\":-0.1}]}")]
    [InlineData("[1,2]")]
    [InlineData("[]")]
    public async Task Probabilities_in_another_shape_are_none(string told)
    {
        var client = new ScriptedChatClient(() =>
        {
            var response = ScriptedChatClient.Reply("""{"reason":"r","verdict":8}""");
            (response.AdditionalProperties ??= [])["logprobs"] = JsonElement.Parse(told);
            return response;
        });

        var score = await ScoreAsync(client);

        (score.Value, score.Metadata!["weighted"]!.GetValue<bool>()).Should().Be((FeedbackValue.Of(8), false));
    }

    [Fact]
    public async Task The_shape_of_the_wire_is_read_too()
    {
        var client = new ScriptedChatClient(() =>
        {
            var response = ScriptedChatClient.Reply("8");
            (response.AdditionalProperties ??= [])["logprobs"] = JsonElement.Parse("""{"content":[{"token":"{\"reason\":\"r\",\"verdict\": ","logprob":0,"top_logprobs":[]},{"token":"8","logprob":-0.6931471805599453,"top_logprobs":[{"token":"4","logprob":-0.6931471805599453}]},{"token":"}","logprob":0,"top_logprobs":[]}]}""");
            response.Messages[0].Contents = [new TextContent("""{"reason":"r","verdict": 8}""")];
            return response;
        });

        (await ScoreAsync(client)).Value!.Number.Should().BeApproximately(6, 1e-12);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("7.5")]
    [InlineData("\"very good\"")]
    public async Task What_is_no_whole_number_of_the_scale_is_an_error_and_no_score(string verdict)
    {
        var score = await ScoreAsync(new ScoringChatClient(verdict, ("8", 0.9)));

        (score.Value, score.Error!.Kind).Should().Be((null, FeedbackErrorKind.Unparseable));
    }

    [Fact]
    public async Task Recorded_probabilities_give_the_same_value_again()
    {
        var judge = (IModelScorer)Judges.GEval(Kind, "fake:/m");
        var model = new ScoringChatClient("8", ("8", 0.5), ("6", 0.5));
        async Task<Score> ScoreAsync(ReplayMode mode)
        {
            using var client = RecordingChatClient.For(judge, new Models(model), new RecordingOptions { Folder = _folder.FullName, Suite = "s", Mode = mode });
            return (await judge.Bind(client).ScoreAsync(SomeJudged.Arguments("Herbert."), default)).Scores.Single();
        }

        var asked = await ScoreAsync(ReplayMode.Auto);
        var replayed = await ScoreAsync(ReplayMode.Strict);

        (asked.Value!.Number, replayed.Value!.Number).Should().Be((7, 7));
        (model.Asked.Count, replayed.Metadata!["replayed"]!.GetValue<bool>()).Should().Be((1, true));
        var line = JsonNode.Parse(File.ReadLines(RecordingFile.PathFor(_folder.FullName, "s", "g_eval")).Single())!;
        ((int)line["request"]!["options"]!["top_logprobs"]!).Should().Be(20);
        line["response"]!["logprobs"]!.AsArray().Should().HaveCountLessThan(15, "only tokens with digits are kept").And.Contain(t => (string?)t!["token"] == "8");
    }

    [Fact]
    public async Task Criteria_steps_and_fields_make_the_prompt()
    {
        var client = new ScoringChatClient("8");
        var definition = new GEval { Criteria = "Kindness. {{ no variable }}", Steps = ["Look for a greeting.", "Look for blame."], Fields = ["inputs.question", "expectations.expected_response", "context", "outputs"] };

        var request = ((IModelScorer)Judges.GEval(definition, "fake:/m")).Preview(SomeJudged.Arguments("Herbert.", "PASSAGE"))!;

        request.Messages[0].Text.Should().Contain("\nKindness. {{ no variable }}\n").And.Contain("\n1. Look for a greeting.\n2. Look for blame.\n").And.NotContain("Work out from this");
        EvalKit.Prompts.PromptBlock.Find(request.Messages[1].Text).Select(b => (b.Name, b.Content)).Should().Equal(
            ("inputs.question", "Who wrote Dune?"), ("expectations.expected_response", "Frank Herbert"), ("context", "[\"PASSAGE\"]"), ("outputs", "Herbert."));
        await ScoreAsync(client, new GEval { Criteria = "Kindness." });
        client.Asked.Single()!.ResponseFormat.Should().BeOfType<ChatResponseFormatJson>().Which.Schema!.Value.GetProperty("properties").GetProperty("verdict").GetProperty("enum").GetArrayLength().Should().Be(11);
    }

    [Fact]
    public async Task A_field_that_the_case_lacks_is_an_error_and_a_conversation_can_be_scored()
    {
        var missing = await ScoreAsync(new ScoringChatClient("8"), Kind with { Fields = ["context", "outputs"] });
        var talk = ((IModelScorer)Judges.GEval(Kind with { Fields = ["conversation"] }, "fake:/m")).Preview(Talk.Arguments("Hi!", "user: Hello"))!;

        missing.Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        talk.Messages[0].Text.Should().StartWith("You score a conversation").And.Contain("a turn begins at the left edge");
        talk.Messages[1].Text.Should().Contain("[2] assistant\n  Hi!");
    }

    [Fact]
    public void All_that_decides_is_part_of_the_fingerprint_and_the_name_is_not()
    {
        string Of(GEval definition) => Judges.GEval(definition, "fake:/m").Info.Fingerprint;

        Of(Kind).Should().Be(Of(Kind with { Name = "kindness" })).And.NotBe(Of(Kind with { Threshold = 8 })).And.NotBe(Of(Kind with { Criteria = "x" }))
            .And.NotBe(Of(Kind with { Steps = ["x"] })).And.NotBe(Of(Kind with { Fields = ["outputs"] }));
        Judges.GEval(Kind with { Name = "kindness" }, "fake:/m").Info.Name.Should().Be("kindness");
    }

    [Fact]
    public void A_definition_that_cannot_be_applied_is_refused()
    {
        Refusal(new()).Should().Contain("says nothing of what is scored");
        Refusal(Kind with { Steps = ["a", " "] }).Should().Contain("empty criterion or step");
        Refusal(Kind with { Fields = ["answer", "outputs"] }).Should().Contain("cannot show the field 'answer'");
        Refusal(Kind with { Fields = ["inputs.a }}x", "outputs"] }).Should().Contain("cannot show the field");
        Refusal(Kind with { Fields = ["inputs"] }).Should().Contain("must show outputs or conversation").And.Contain("found inputs");
        Refusal(Kind with { Fields = ["outputs", "outputs"] }).Should().Contain("each field once");
        Refusal(Kind with { Threshold = 70 }).Should().Contain("passes from 70, which is no score from 0 to 10");
    }

    private static List<string> Joined(List<string> parts, string next)
    {
        // A token may begin with a blank.
        if (parts is [.., ""])
        {
            parts[^1] = " " + next;
        }
        else
        {
            parts.Add(next);
        }

        return parts;
    }

    private static async Task<Score> ScoreAsync(IChatClient client, GEval? definition = null) =>
        (await ScoreChecks.ScoreAsync(((IModelScorer)Judges.GEval(definition ?? Kind, "fake:/m")).Bind(client), SomeJudged.Arguments("Herbert."), default)).Single();

    private static string Refusal(GEval definition)
    {
        var act = () => Judges.GEval(definition, "fake:/m");
        return act.Should().Throw<EvalKitException>().Which.Message;
    }

    private sealed class Models(IChatClient client) : IChatModels
    {
        public bool Knows(ModelUri model) => true;

        public string? Missing(ModelUri model) => null;

        public IChatClient Create(ModelUri model) => client;
    }
}
