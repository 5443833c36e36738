using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class DelegateScorerTests
{
    [Fact]
    public async Task Every_kind_of_function_makes_a_scorer()
    {
        var whole = new DelegateScorerOptions { ValueKind = FeedbackValueKind.Text };
        IScorer[] scorers =
        [
            Scorers.From("a", output => output.Contains("please", StringComparison.OrdinalIgnoreCase)),
            Scorers.From("b", (string output) => output.Length),
            Scorers.From("c", args => args.OutputText.Length > 3),
            Scorers.From("d", args => args.OutputText.Length / 10.0),
            Scorers.From("e", args => FeedbackValue.OfText(args.OutputText), whole),
            Scorers.From("f", args => Score.Of("f", FeedbackValue.OfText(args.OutputText), "why"), whole),
            Scorers.From("g", [new FeedbackInfo("g", FeedbackValueKind.Bool)], args => Score.Of("g", FeedbackValue.Of(true))),
            Scorers.From("h", async (args, token) => await Task.FromResult(args.OutputText.Length > 3)),
            Scorers.From("i", async (args, token) => await Task.FromResult(0.5)),
            Scorers.From("j", async (args, token) => await Task.FromResult(FeedbackValue.OfText("x")), whole),
            Scorers.From("k", async (args, token) => await Task.FromResult(Score.Unscored("k", "nothing to say"))),
            Scorers.From("l", [new FeedbackInfo("l", FeedbackValueKind.Bool)], async (args, token) => await Task.FromResult(new ScoreResult([Score.Of("l", FeedbackValue.Of(true))]))),
        ];

        var feedback = await ScoringPipeline.ScoreAsync(scorers, Given.Arguments("Yes, please"), new CountingIds(), TimeProvider.System, CancellationToken.None);

        feedback.Select(f => $"{f.Name}={f.Value?.ToString() ?? f.Rationale}").Should().Equal(
            "a=true", "b=11", "c=true", "d=1.1", "e=Yes, please", "f=Yes, please", "g=true", "h=true", "i=0.5", "j=x", "k=nothing to say", "l=true");
    }

    [Fact]
    public void True_of_a_fault_does_not_pass()
    {
        var rude = Scorers.From("rude", output => output.Contains("fool", StringComparison.Ordinal), new DelegateScorerOptions { Polarity = Polarity.LowerIsBetter });

        Given.Score(rude, "you fool").Passed.Should().BeFalse();
        Given.Score(rude, "you").Passed.Should().BeTrue();
    }

    [Fact]
    public void What_it_declares_is_its_feedback()
    {
        var scorer = Scorers.From(
            "words", (string output) => output.Length, new DelegateScorerOptions { Minimum = 0, Maximum = 9, Unit = "words", Needs = ["inputs.question"] });

        scorer.Info.Needs.Should().Equal("outputs", "inputs.question");
        scorer.Info.Feedbacks[0].Should().BeEquivalentTo(new { Minimum = 0.0, Maximum = 9.0, Unit = "words", ValueKind = FeedbackValueKind.Number });
    }

    [Fact]
    public void The_fingerprint_changes_with_name_and_version()
    {
        static string Of(string name, string version) => Scorers.From(name, (string _) => true, new DelegateScorerOptions { Version = version }).Info.Fingerprint;

        new[] { Of("a", "1"), Of("a", "2"), Of("b", "1") }.Should().OnlyHaveUniqueItems();
        Of("a", "1").Should().Be(Of("a", "1"));
    }

    [Fact]
    public void A_name_that_is_no_feedback_name_is_refused() =>
        FluentActions.Invoking(() => Scorers.From("Is polite", (string _) => true)).Should().Throw<EvalKitException>().WithMessage("*snake_case*");

    [Fact]
    public void A_range_that_is_empty_is_refused() =>
        FluentActions.Invoking(() => Scorers.From("a", (string _) => 1.0, new DelegateScorerOptions { Minimum = 1, Maximum = 0 }))
            .Should().Throw<EvalKitException>().WithMessage("*not below*");
}
