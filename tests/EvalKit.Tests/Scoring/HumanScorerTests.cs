using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class HumanScorerTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"Yes\"", true)]
    [InlineData("\" no \"", false)]
    [InlineData("\"PASS\"", true)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public void A_label_is_read_as_a_bool(string cell, bool expected)
    {
        var score = Label(Scorers.Human("judge"), cell);

        score.Value.Should().Be(FeedbackValue.Of(expected));
        score.Passed.Should().Be(expected);
        score.Source.Should().Be(new FeedbackSource(SourceKind.Human, "judge"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public void An_empty_cell_is_unscored_and_not_false(string cell)
    {
        var score = Label(Scorers.Human("judge"), cell);

        score.Value.Should().BeNull();
        score.Error.Should().BeNull();
    }

    [Theory]
    [InlineData("\"maybe\"", "{}")]
    [InlineData("2", "{}")]
    [InlineData("\"NaN\"", """{"type": "number"}""")]
    [InlineData("\"4,5\"", """{"type": "number"}""")]
    public void A_label_of_another_type_is_an_error_that_names_column_case_and_cell(string cell, string options)
    {
        var score = Label(Human(options), cell);

        score.Error!.Message.Should().Contain("'judge'").And.Contain("c1").And.Contain("labels.csv:7").And.Contain(cell.Trim('"'));
    }

    [Theory]
    [InlineData("4", """{"type": "number", "pass_at": 4}""", true)]
    [InlineData("\"3.5\"", """{"type": "number", "pass_at": 4}""", false)]
    [InlineData("3", """{"type": "number", "pass_at": 4, "polarity": "lower_is_better"}""", true)]
    [InlineData("3", """{"type": "number"}""", null)]
    [InlineData("true", """{"polarity": "lower_is_better"}""", false)]
    [InlineData("\"good\"", """{"type": "category", "pass": ["good", "fine"]}""", true)]
    [InlineData("\"bad\"", """{"type": "category", "pass": ["good", "fine"]}""", false)]
    [InlineData("\"bad\"", """{"type": "category"}""", null)]
    public void A_label_passes_by_the_rule_of_its_type(string cell, string options, bool? passes) => Label(Human(options), cell).Passed.Should().Be(passes);

    [Fact]
    public void A_label_may_stand_inside_a_json_column()
    {
        var labelled = Given.Case() with { Columns = CaseFields.From(new JsonObject { ["gpt4"] = new JsonObject { ["is_correct"] = true } }) };

        Given.Score(Scorers.Human("gpt4.is_correct"), new ScoreArguments(labelled, Given.Answered("x"))).Passed.Should().BeTrue();
    }

    [Fact]
    public void The_feedback_says_its_type_range_and_kind()
    {
        var info = Human("""{"type": "number", "minimum": 1, "maximum": 5}""").Info;

        info.Kind.Should().Be(ScorerKind.Human);
        info.Needs.Should().Equal("outputs", "columns.judge");
        info.Feedbacks.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Name = "human", ValueKind = FeedbackValueKind.Number, Minimum = 1.0, Maximum = 5.0, ScorerKind = ScorerKind.Human });
    }

    [Fact]
    public void The_same_question_about_two_systems_has_one_fingerprint_and_two_raters() =>
        Scorers.Human("judge_a").Info.Fingerprint.Should().Be(Scorers.Human("judge_b").Info.Fingerprint)
            .And.NotBe(Human("""{"polarity": "lower_is_better"}""").Info.Fingerprint);

    private static IScorer Human(string options)
    {
        var all = JsonNode.Parse(options)!.AsObject();
        all["column"] = "judge";
        return ScorerCatalog.Create(new ScorerSpec("human", all));
    }

    private static Score Label(IScorer scorer, string cell)
    {
        var labelled = Given.Case() with { Columns = CaseFields.From(new JsonObject { ["judge"] = JsonNode.Parse(cell) }), Location = "labels.csv:7" };
        return Given.Score(scorer, new ScoreArguments(labelled, Given.Answered("x")));
    }
}
