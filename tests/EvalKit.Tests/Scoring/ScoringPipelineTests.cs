using EvalKit.Scoring;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Scoring;

public sealed class ScoringPipelineTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static Task<IReadOnlyList<Feedback>> Score(ScoreArguments args, params IReadOnlyList<IScorer> scorers) => Score(args, CancellationToken.None, scorers);

    private static Task<IReadOnlyList<Feedback>> Score(ScoreArguments args, CancellationToken token, params IReadOnlyList<IScorer> scorers) =>
        ScoringPipeline.ScoreAsync(scorers, args, new CountingIds(), new FakeTimeProvider(Now), token);

    [Fact]
    public async Task A_score_becomes_feedback_with_id_trace_source_and_time()
    {
        var scorer = Scorers.ExactMatch();

        var feedback = await Score(Given.Arguments("Paris", "Paris") with { Replicate = 2 }, scorer);

        feedback.Should().ContainSingle().Which.Should().BeEquivalentTo(new Feedback
        {
            Id = "id-1",
            TraceId = "0123456789abcdef0123456789abcdef",
            Name = "exact_match",
            Value = FeedbackValue.Of(true),
            Passed = true,
            Rationale = "equals \"Paris\"",
            Source = new FeedbackSource(SourceKind.Code, scorer.Info.Fingerprint),
            Replicate = 2,
            CreatedAt = Now,
        });
    }

    [Fact]
    public async Task Feedback_comes_in_the_order_of_the_scorers()
    {
        var feedback = await Score(Given.Arguments("Paris", "Paris"), Scorers.AppOk(), Scorers.SquadF1(), Scorers.Latency(), Scorers.ExactMatch());

        feedback.Select(f => f.Name).Should().Equal("app_ok", "squad_f1", "latency", "exact_match");
        feedback.Select(f => f.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_scorer_that_throws_makes_an_error_and_the_next_one_still_scores()
    {
        var feedback = await Score(
            Given.Arguments("Paris", "Paris"), Scorers.From("broken", bool (string _) => throw new InvalidOperationException("out of ink")), Scorers.ExactMatch());

        feedback[0].State.Should().Be(FeedbackState.Error);
        feedback[0].Error!.Kind.Should().Be(FeedbackErrorKind.ScorerFailed);
        feedback[0].Error!.Message.Should().Contain("broken").And.Contain("InvalidOperationException").And.Contain("out of ink");
        feedback[1].Passed.Should().BeTrue();
    }

    [Fact]
    public async Task A_missing_expectation_is_an_error_that_names_it()
    {
        var feedback = await Score(Given.Arguments("Paris"), Scorers.SquadF1());

        feedback[0].Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        feedback[0].Error!.Message.Should().Contain("expectations.expected_response").And.Contain("c1");
    }

    [Theory]
    [InlineData(TrialStatus.AppError)]
    [InlineData(TrialStatus.Timeout)]
    public async Task A_trial_that_failed_gives_an_error_and_no_value(TrialStatus status)
    {
        var trial = Given.Ended(status, new TrialError(TrialErrorKind.App, "System.IO.IOException", "disk full"));

        var feedback = await Score(new ScoreArguments(Given.Case("Paris"), trial), Scorers.ExactMatch());

        feedback[0].Error!.Kind.Should().Be(FeedbackErrorKind.NoOutput);
        feedback[0].Error!.Message.Should().Contain("disk full");
    }

    [Theory]
    [InlineData(TrialStatus.Skipped)]
    [InlineData(TrialStatus.Cancelled)]
    [InlineData(TrialStatus.NotStarted)]
    public async Task A_trial_that_was_not_run_is_unscored(TrialStatus status)
    {
        var feedback = await Score(new ScoreArguments(Given.Case("Paris"), Given.Ended(status)), Scorers.ExactMatch(), Scorers.AppOk());

        feedback.Select(f => f.State).Should().AllBeEquivalentTo(FeedbackState.Unscored);
    }

    [Fact]
    public async Task After_cancellation_what_is_not_scored_is_an_error_of_that_kind()
    {
        using var source = new CancellationTokenSource();
        var cancels = Scorers.From("cancels", async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return true;
        });

        var feedback = await Score(Given.Arguments("Paris", "Paris"), source.Token, Scorers.ExactMatch(), cancels, Scorers.SquadF1());

        feedback[0].State.Should().Be(FeedbackState.Value);
        feedback.Skip(1).Select(f => f.Error!.Kind).Should().AllBeEquivalentTo(FeedbackErrorKind.Cancelled);
    }

    [Fact]
    public async Task A_scorer_that_runs_out_of_its_own_time_is_a_timeout()
    {
        var slow = Scorers.From("slow", Task<bool> (_, _) => throw new TaskCanceledException("HttpClient.Timeout", new TimeoutException()));

        var feedback = await Score(Given.Arguments("Paris"), slow);

        feedback[0].Error!.Kind.Should().Be(FeedbackErrorKind.Timeout);
    }

    [Fact]
    public async Task A_declared_feedback_that_is_not_made_is_an_error_beside_the_others()
    {
        FeedbackInfo[] declared = [new("precision", FeedbackValueKind.Number), new("recall", FeedbackValueKind.Number)];
        var scorer = Scorers.From("both", declared, args => Score_("recall", 0.5));

        var feedback = await Score(Given.Arguments("Paris"), scorer);

        feedback[0].Error!.Message.Should().Contain("'precision'").And.Contain("no score");
        feedback[1].Value!.Number.Should().Be(0.5);
    }

    [Fact]
    public async Task A_feedback_that_was_not_declared_makes_errors_of_all_the_declared_ones()
    {
        FeedbackInfo[] declared = [new("recall", FeedbackValueKind.Number)];
        var scorer = Scorers.From("both", declared, args => new ScoreResult([Score_("recall", 0.5), Score_("recal", 0.5)]));

        var feedback = await Score(Given.Arguments("Paris"), scorer);

        feedback.Should().ContainSingle().Which.Error!.Message.Should().Contain("'recal'");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    public async Task A_number_out_of_the_declared_range_is_an_error(double value)
    {
        var scorer = Scorers.From("share", (string _) => value, new DelegateScorerOptions { Minimum = 0, Maximum = 1 });

        var feedback = await Score(Given.Arguments("Paris"), scorer);

        feedback[0].Value.Should().BeNull();
        feedback[0].Error!.Kind.Should().Be(FeedbackErrorKind.ScorerFailed);
    }

    [Fact]
    public async Task A_category_that_was_not_declared_is_an_error()
    {
        var options = new DelegateScorerOptions { ValueKind = FeedbackValueKind.Category, Categories = ["kind", "rude"] };
        var scorer = Scorers.From("tone", (ScoreArguments args) => FeedbackValue.OfCategory(args.OutputText), options);

        (await Score(Given.Arguments("rude"), scorer))[0].Value!.Label.Should().Be("rude");
        (await Score(Given.Arguments("odd"), scorer))[0].Error!.Message.Should().Contain("kind, rude");
    }

    private static Score Score_(string name, double value) => EvalKit.Score.Of(name, FeedbackValue.Of(value));
}
