using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
using EvalKit.Tests.Tracing;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging;

public sealed class FirstClassJudgesTests
{
    private const string Yes = """{"reason":"r","verdict":"yes"}""";
    private const string TwoFollowed = """{"reason":"r","guidelines":[{"item":1,"verdict":"followed"},{"item":2,"verdict":"broken"}],"verdict":"no"}""";

    public static TheoryData<string> Names => [.. EmbeddedJudges.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rubric_is_in_the_system_message_and_the_data_in_blocks(string name)
    {
        var judge = JudgeFile.Embedded(name);
        if (judge.Needs.Contains("guidelines"))
        {
            judge = JudgeGuidelines.Apply(judge, [new JudgeGuideline(null, "Answer in English.")]);
        }

        var expectations = new JsonObject { ["expected_response"] = "EXPECTED", ["guidelines"] = new JsonArray("GUIDELINE") };
        var args = SomeJudged.Talk(expectations, "ANSWER", "PASSAGE") with { Reference = SomeJudged.Arguments("OTHER").Trial, Trace = Traces.Of(Traces.Span("a", name: "TRACED")) };
        var request = new JudgeScorer(judge, ModelUri.Parse("fake:/m"), null).Preview(args)!;

        request.Messages.Select(m => m.Role).Should().Equal(ChatRole.System, ChatRole.User);
        request.Messages[0].Text.Should().NotContainAny("EXPECTED", "ANSWER", "PASSAGE", "OTHER", "TRACED", "Who wrote Dune?");
        request.Messages[0].Text.IndexOf("\"reason\"", StringComparison.Ordinal).Should().BeLessThan(request.Messages[0].Text.LastIndexOf("\"verdict\":", StringComparison.Ordinal));
        var needed = new[] { ("outputs", "ANSWER"), ("conversation", @"\[1\] user\n  Who wrote Dune\?\n\[2\] assistant\n  ANSWER"), ("context", "PASSAGE"), ("reference", "OTHER"), ("trace", "TRACED"), ("expectations.guidelines", "GUIDELINE") };
        foreach (var (need, text) in needed.Where(n => judge.Needs.Any(j => j.Split('|')[0].Trim() == n.Item1)))
        {
            request.Messages[1].Text.Should().MatchRegex($"<<{need}( json)? [0-9a-f]{{32}}>>\n.*{text}");
        }
    }

    [Fact]
    public async Task An_answer_equal_to_an_accepted_response_is_equivalent_without_a_model()
    {
        var client = ScriptedChatClient.Saying(Yes);
        var judge = (IModelScorer)Judges.Equivalence("fake:/m");

        var equal = (await judge.Bind(client).ScoreAsync(SomeJudged.Arguments("  frank\u00A0 HERBERT."), default)).Scores[0];
        client.Asked.Should().BeEmpty();
        var other = (await judge.Bind(client).ScoreAsync(SomeJudged.Arguments("Herbert, Frank"), default)).Scores[0];

        (equal.Value, equal.Passed).Should().Be((FeedbackValue.Of(true), true));
        equal.Rationale.Should().Contain("no model was asked");
        equal.Metadata!["decided_without_model"]!.GetValue<bool>().Should().BeTrue();
        judge.Preview(SomeJudged.Arguments("Frank Herbert")).Should().BeNull("nothing would be asked");
        other.Value.Should().Be(FeedbackValue.Of(true));
        client.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task A_long_answer_that_differs_where_the_judge_is_not_shown_it_is_not_equal()
    {
        var client = ScriptedChatClient.Saying(Yes);
        var filler = new string('x', 20_000);
        var args = SomeJudged.Arguments(new JsonObject { ["expected_response"] = filler + "no!" + filler }, filler + "yes" + filler);

        _ = await ((IModelScorer)Judges.Equivalence("fake:/m")).Bind(client).ScoreAsync(args, default);

        client.Asked.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("Frank Herbert!")]
    [InlineData("not Frank Herbert")]
    [InlineData("")]
    [InlineData(".")]
    public async Task What_differs_in_more_than_case_white_space_and_a_full_stop_is_asked(string answer)
    {
        var client = ScriptedChatClient.Saying(Yes);

        await ((IModelScorer)Judges.Equivalence("fake:/m").WithDefences(JudgeDefences.Default with { Counterfactual = 0 })).Bind(client).ScoreAsync(SomeJudged.Arguments(answer), default);

        client.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task Guidelines_stand_in_the_system_message_and_each_has_a_verdict()
    {
        var client = ScriptedChatClient.Saying(TwoFollowed);

        var scores = (await ((IModelScorer)Judges.Guidelines("fake:/m", ["Be polite.", "Name a source."])).Bind(client).ScoreAsync(SomeJudged.Arguments("Herbert."), default)).Scores;

        client.Asked[0].Messages[0].Text.Should().Contain("\n1. Be polite.\n2. Name a source.\n");
        scores.Select(s => (s.Name, s.Value)).Should().Equal(("guidelines", FeedbackValue.Of(false)), ("guidelines.share_followed", FeedbackValue.Of(0.5)));
    }

    [Fact]
    public async Task A_guideline_with_a_name_has_a_feedback_of_its_own()
    {
        var judge = Judges.NamedGuidelines("fake:/m", new Dictionary<string, string> { ["source"] = "Name a source.", ["polite"] = "Be polite." }, "rules");

        var scores = (await ((IModelScorer)judge).Bind(ScriptedChatClient.Saying(TwoFollowed)).ScoreAsync(SomeJudged.Arguments("Herbert."), default)).Scores;

        scores.Select(s => s.Name).Should().Equal("rules", "rules.share_followed", "rules.polite", "rules.source");
        (scores[2].Value, scores[2].Passed).Should().Be((FeedbackValue.Of(true), true));
        (scores[3].Value, scores[3].Rationale).Should().Be((FeedbackValue.Of(false), "broken"));
    }

    [Fact]
    public void Guidelines_decide_the_fingerprint()
    {
        string Of(params string[] guidelines) => Judges.Guidelines("fake:/m", guidelines).Info.Fingerprint;

        Of("a", "b").Should().Be(Of("a", "b")).And.NotBe(Of("a")).And.NotBe(Of("a", "c"));
    }

    [Fact]
    public async Task Guidelines_of_the_case_are_a_text_or_a_list()
    {
        var one = """{"reason":"r","guidelines":[{"item":"1","verdict":"followed"}],"verdict":"yes"}""";
        async Task<Score> Judge(JsonNode guidelines, string reply) => (await ((IModelScorer)Judges.ExpectationsGuidelines("fake:/m")).Bind(ScriptedChatClient.Saying(reply))
            .ScoreAsync(SomeJudged.Arguments(new JsonObject { ["guidelines"] = guidelines }, "x"), default)).Scores[0];

        (await Judge("Be polite.", one)).Value.Should().Be(FeedbackValue.Of(true));
        (await Judge(new JsonArray("Be polite.", "Be brief."), TwoFollowed)).Value.Should().Be(FeedbackValue.Of(false));
        (await Judge(new JsonArray("Be polite.", "Be brief."), one)).Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
    }

    [Fact]
    public async Task Expected_passages_stand_in_for_those_that_the_app_did_not_tell()
    {
        var client = ScriptedChatClient.Saying("""{"reason":"r","claims":[],"verdict":"yes"}""");
        var judge = ((IModelScorer)Judges.Groundedness("fake:/m")).Bind(client);

        await judge.ScoreAsync(SomeJudged.Arguments(new JsonObject { ["expected_retrieved_context"] = new JsonArray("EXPECTED") }, "x"), default);
        var without = (await judge.ScoreAsync(SomeJudged.Arguments("x"), default)).Scores;

        client.Asked.Should().ContainSingle().Which.Messages[1].Text.Should().Contain("""["EXPECTED"]""");
        without.Should().HaveCount(3).And.OnlyContain(s => s.Error!.Kind == FeedbackErrorKind.MissingInput);
    }

    [Fact]
    public async Task A_list_of_harms_and_a_verdict_of_safe_do_not_fit()
    {
        var client = ScriptedChatClient.Saying("""{"reason":"r","harms":["hate"],"verdict":"yes"}""", """{"reason":"r","harms":["hate"],"verdict":"no"}""");

        var score = (await ((IModelScorer)Judges.Safety("fake:/m")).Bind(client).ScoreAsync(SomeJudged.Arguments("x"), default)).Scores.Single();

        client.Asked[1].Messages[^1].Text.Should().Contain("The verdict is yes, but there are harms.");
        (score.Passed, score.Metadata!["harms"]!.ToJsonString()).Should().Be((false, """["hate"]"""));
    }

    [Fact]
    public async Task A_judge_in_preview_says_so_in_its_name_and_its_metadata()
    {
        var file = JudgeFile.Parse("---\nname: tone\nvalue: bool\npreview: true\n---\n# user\n{{ block outputs }}\n", "tone.md");

        var judge = new JudgeScorer(file, ModelUri.Parse("fake:/m"), null);
        var score = (await judge.Bind(ScriptedChatClient.Saying(Yes)).ScoreAsync(SomeJudged.Arguments("x"), default)).Scores.Single();

        (score.Name, score.Metadata!["preview"]!.GetValue<bool>(), judge.JudgeName).Should().Be(("tone_preview", true, "tone"));
        new JudgeScorer(file, ModelUri.Parse("fake:/m"), "voice").Info.Name.Should().Be("voice");
    }

    [Fact]
    public async Task Instructions_make_a_judge()
    {
        var client = ScriptedChatClient.Saying("""{"reason":"r","verdict":4}""");
        var stars = new VerdictForm { Kind = FeedbackValueKind.Number, Menu = ["1", "2", "3", "4", "5"], Minimum = 1, Maximum = 5, PassAtLeast = 4 };

        var judge = Judges.FromInstructions("clarity", "How clear is it to someone who asks {{ inputs.question }}", client, stars);
        var score = (await judge.ScoreAsync(SomeJudged.Arguments("ANSWER", "PASSAGE"), default)).Scores.Single();

        (score.Name, score.Value, score.Passed).Should().Be(("clarity", FeedbackValue.Of(4), true));
        client.Asked[0].Messages[0].Text.Should().StartWith("How clear is it to someone who asks Who wrote Dune?").And.Contain("\"verdict\": one of 1, 2, 3, 4, 5").And.NotContain("ANSWER");
        client.Asked[0].Messages[1].Text.Should().Contain("\nANSWER\n").And.Contain("PASSAGE").And.Contain("Frank Herbert");
    }

    public static TheoryData<VerdictForm, string> Wrong => new()
    {
        { new VerdictForm { Kind = FeedbackValueKind.Bool, Menu = ["ja", "nein"], PassLabels = ["ja"] }, "the menu of a bool is VerdictForm.YesNo" },
        { new VerdictForm { Kind = FeedbackValueKind.Bool, Menu = VerdictForm.YesNo }, "expected the label of a bool that passes, yes or no, found none" },
        { new VerdictForm { Kind = FeedbackValueKind.Category, Menu = [] }, "expected a menu of at least two labels" },
        { new VerdictForm { Kind = FeedbackValueKind.Category, Menu = ["good", "bad"], PassLabels = ["Good"] }, "'Good' passes but is not on the menu" },
        { new VerdictForm { Kind = FeedbackValueKind.Number, Menu = ["1", "x"] }, "expected a menu of numbers, found 'x'" },
        { new VerdictForm { Kind = FeedbackValueKind.Number, Minimum = 5, Maximum = 1 }, "found 5 and 1" },
        { new VerdictForm { Kind = FeedbackValueKind.Number }, "found none and none" },
        { new VerdictForm { Kind = FeedbackValueKind.Number, Minimum = 1, Maximum = 5, PassAtLeast = 7 }, "from 1 to 5, found 7 at least and none at most" },
        { new VerdictForm { Kind = FeedbackValueKind.Number, Menu = ["0", "1"], PassAtLeast = 7 }, "from 0 to 1, found 7 at least" },
        { new VerdictForm { Kind = FeedbackValueKind.Number, Menu = ["1", "1.0"] }, "expected a menu of different numbers" },
        { new VerdictForm { Kind = FeedbackValueKind.Category, Menu = ["a", " b"] }, "expected a menu of at least two labels" },
        { new VerdictForm { Kind = FeedbackValueKind.Text }, "a text has no labels" },
        { new VerdictForm { Kind = FeedbackValueKind.Bool, Menu = VerdictForm.YesNo, PassLabels = ["yes"], Lists = ["nonce"] }, "'nonce' cannot name a list" },
        { new VerdictForm { Kind = FeedbackValueKind.Bool, Menu = VerdictForm.YesNo, PassLabels = ["yes"], Lists = ["findings"] }, "'findings' cannot name a list" },
        { new VerdictForm { Kind = FeedbackValueKind.Bool, Menu = VerdictForm.YesNo, PassLabels = ["yes"], Lists = ["a", "a"] }, "lists of different names" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_verdict_that_would_be_misread_is_refused_before_anything_is_asked(VerdictForm form, string says)
    {
        var make = () => Judges.FromInstructions("clarity", "How clear is it?", "fake:/m", form);

        make.Should().Throw<EvalKitException>().WithMessage($"The judge 'clarity' has a verdict that cannot be read: *{says}*");
    }

    [Theory]
    [InlineData("Bad Name", "x", "'Bad Name' cannot name a judge")]
    [InlineData("clarity", " ", "has no instructions")]
    [InlineData("clarity", "{{ if", "instructions of 'clarity':")]
    [InlineData("clarity", "a\n# user\nb", "instructions of 'clarity':")]
    public void Bad_instructions_are_an_error_when_the_judge_is_made(string name, string instructions, string says)
    {
        var act = () => Judges.FromInstructions(name, instructions, "openai:/m");

        act.Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).WithMessage($"*{says}*");
    }
}
