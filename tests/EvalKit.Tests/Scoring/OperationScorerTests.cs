using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class OperationScorerTests
{
    [Fact]
    public void Latency_is_the_trials_time_in_milliseconds_and_lower_is_better()
    {
        var trial = Given.Answered("x") with { Latency = TimeSpan.FromSeconds(1.5) };

        Given.Score(Scorers.Latency(), new ScoreArguments(null, trial)).Value!.Number.Should().Be(1500);
        Scorers.Latency().Info.Feedbacks[0].Should().BeEquivalentTo(new { Unit = "ms", Polarity = Polarity.LowerIsBetter, Minimum = 0.0, Maximum = (double?)null });
    }

    [Fact]
    public void Latency_that_was_not_measured_is_unscored()
    {
        var score = Given.Score(Scorers.Latency(), new ScoreArguments(null, Given.Answered("x")));

        score.Value.Should().BeNull();
        score.Error.Should().BeNull();
        score.Rationale.Should().Contain("outputs.latency_ms");
    }

    [Fact]
    public void An_answer_is_app_ok_whatever_it_says() => AppOk(Given.Answered(null)).Value!.Bool.Should().BeTrue();

    [Fact]
    public void A_throw_of_the_app_is_false_and_says_what_was_thrown()
    {
        var score = AppOk(Given.Ended(TrialStatus.AppError, new TrialError(TrialErrorKind.App, "System.IO.IOException", "disk full")));

        score.Passed.Should().BeFalse();
        score.Rationale.Should().Contain("System.IO.IOException").And.Contain("disk full");
    }

    [Theory]
    [InlineData(TrialStatus.AppError, TrialErrorKind.Provider, FeedbackErrorKind.Provider)]
    [InlineData(TrialStatus.AppError, TrialErrorKind.Timeout, FeedbackErrorKind.Timeout)]
    [InlineData(TrialStatus.Timeout, TrialErrorKind.Timeout, FeedbackErrorKind.Timeout)]
    public void What_is_not_the_apps_fault_is_an_error(TrialStatus status, TrialErrorKind kind, FeedbackErrorKind expected) =>
        AppOk(Given.Ended(status, new TrialError(kind, null, "429"))).Error!.Kind.Should().Be(expected);

    [Theory]
    [InlineData(TrialStatus.Skipped)]
    [InlineData(TrialStatus.Cancelled)]
    [InlineData(TrialStatus.NotStarted)]
    public void What_was_not_run_is_unscored(TrialStatus status)
    {
        var score = AppOk(Given.Ended(status, new TrialError(TrialErrorKind.NotRun, null, "no recording")));

        score.Value.Should().BeNull();
        score.Error.Should().BeNull();
        score.Rationale.Should().Be("no recording");
    }

    private static Score AppOk(Trial trial) => Given.Score(Scorers.AppOk(), new ScoreArguments(Given.Case(), trial));
}
