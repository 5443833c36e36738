using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Tests.Judging.Combining;

namespace EvalKit.Tests.Judging.Rubrics;

public sealed class RubricTests
{
    private static readonly Rubric Help = new()
    {
        Criteria = "How much the answer helps a beginner. {{ not a variable }}",
        Levels = [new RubricLevel(5, "Solves it, step by step."), new RubricLevel(1, "Of no use."), new RubricLevel(3, "Points in the right direction.")],
        PassAtLeast = 3,
        Name = "help",
    };

    [Theory]
    [InlineData("3", 3.0, true)]
    [InlineData("1", 1.0, false)]
    [InlineData("5", 5.0, true)]
    public async Task The_value_is_the_level_and_passes_from_a_level(string verdict, double value, bool passes)
    {
        var score = await ScoreAsync(Help, $$"""{"reason":"r","verdict":{{verdict}}}""");

        score.Name.Should().Be("help");
        score.Value.Should().Be(FeedbackValue.Of(value));
        score.Passed.Should().Be(passes);
    }

    [Fact]
    public async Task A_level_between_two_is_none()
    {
        (await ScoreAsync(Help, """{"reason":"r","verdict":4}""")).Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
    }

    [Fact]
    public async Task The_judge_sees_the_criteria_as_they_are_written_and_the_levels_from_the_lowest()
    {
        var client = ScriptedChatClient.Saying("""{"reason":"r","verdict":3}""");

        await ((IModelScorer)Judges.Rubric(Help, "fake:/m")).Bind(client).ScoreAsync(Says.Arguments("an answer"), default);

        var system = client.Asked[0].Messages[0].Text;
        system.Should().Contain("How much the answer helps a beginner. {{ not a variable }}")
            .And.Contain("- 1: Of no use.\n- 3: Points in the right direction.\n- 5: Solves it, step by step.");
        client.Asked[0].Messages[1].Text.Should().MatchRegex("<<outputs [0-9a-f]{32}>>\nan answer\n<</outputs");
        client.Asked[0].Options!.ResponseFormat.Should().BeOfType<Microsoft.Extensions.AI.ChatResponseFormatJson>()
            .Which.Schema!.Value.GetProperty("properties").GetProperty("verdict").GetProperty("enum").ToString().Should().Be("[1,3,5]");
    }

    [Fact]
    public void Criteria_anchors_and_pass_level_are_part_of_the_fingerprint_and_the_name_is_not()
    {
        string Of(Rubric rubric) => Judges.Rubric(rubric, "fake:/m").Info.Fingerprint;

        Of(Help).Should().Be(Of(Help with { Name = "other" })).And.Be(Of(Help with { Levels = [.. Help.Levels.Reverse()] }))
            .And.NotBe(Of(Help with { Criteria = "Another." })).And.NotBe(Of(Help with { PassAtLeast = 5 }))
            .And.NotBe(Of(Help with { Levels = [new RubricLevel(1, "Of little use."), .. Help.Levels.Where(l => l.Value != 1)] }));
    }

    [Fact]
    public void A_rubric_that_cannot_be_applied_is_refused()
    {
        Refusal(Help with { Criteria = " " }).Should().Contain("says nothing of what is judged");
        Refusal(Help with { Levels = [new RubricLevel(1, "a")] }).Should().Contain("at least two levels");
        Refusal(Help with { Levels = [new RubricLevel(1, "a"), new RubricLevel(1, "b")] }).Should().Contain("each number once");
        Refusal(Help with { Levels = [new RubricLevel(1, "a"), new RubricLevel(3, "")] }).Should().Contain("no anchor for level 3");
        Refusal(Help with { PassAtLeast = 2 }).Should().Contain("passes from level 2, which it does not have: expected one of 1, 3, 5");
    }

    [Fact]
    public async Task A_judge_file_has_levels_with_descriptions_too()
    {
        var judge = JudgeFile.Parse("---\nname: help\nvalue: number\nlevels: {1: Of no use., 2: \"Good: it helps.\"}\npass: \">= 2\"\n---\n# user\n{{ levels }}\n{{ block outputs }}", "help.md");

        judge.Verdict.Menu.Should().Equal("1", "2");
        judge.Verdict.PassAtLeast.Should().Be(2);
        var client = ScriptedChatClient.Saying("2");
        await ((IModelScorer)Judges.Of(judge, "fake:/m")).Bind(client).ScoreAsync(Says.Arguments(), default);
        client.Asked[0].Messages[^1].Text.Should().StartWith("- 1: Of no use.\n- 2: Good: it helps.\n<<outputs");

        var tone = JudgeFile.Parse("---\nname: tone\nvalue: category\nlevels: {rude: Insults., kind: Thanks.}\npass: kind\n---\n# user\n{{ levels }}{{ block outputs }}", "tone.md");
        tone.Verdict.Menu.Should().Equal("rude", "kind");
    }

    [Theory]
    [InlineData("value: number\nlevels: {1: a, 2: b}\nmenu: [1, 2]", "{{ levels }}", "leave out 'menu'")]
    [InlineData("value: bool\nlevels: {yes: a, no: b}", "{{ levels }}", "'levels' are for a number or a category")]
    [InlineData("value: number\nlevels: {1: a, 2: b}", "no levels", "the judge never sees its levels")]
    [InlineData("value: number\nlevels: [1, 2]", "{{ levels }}", "must be a mapping")]
    public void Levels_that_cannot_be_used_are_refused_with_file_and_line(string front, string prompt, string says)
    {
        var act = () => JudgeFile.Parse($"---\nname: a\n{front}\n---\n# user\n{prompt}", "a.md");

        act.Should().Throw<EvalKitException>().WithMessage($"a.md:*{says}*");
    }

    private static async Task<Score> ScoreAsync(Rubric rubric, string reply) =>
        (await ((IModelScorer)Judges.Rubric(rubric, "fake:/m")).Bind(ScriptedChatClient.Saying(reply)).ScoreAsync(Says.Arguments(), default)).Scores.Single();

    private static string Refusal(Rubric rubric)
    {
        var act = () => Judges.Rubric(rubric, "fake:/m");
        return act.Should().Throw<EvalKitException>().Which.Message;
    }
}
