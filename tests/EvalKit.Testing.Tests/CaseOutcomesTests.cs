namespace EvalKit.Testing.Tests;

public sealed class CaseOutcomesTests
{
    private static readonly EvalCase Case = Some.Case();
    private static readonly Gate Each = new(new MetricName("polite")) { Each = true };

    [Fact]
    public void A_low_score_is_passed_with_the_score_in_the_output()
    {
        var result = Of([Some.Answered(Case, "No", Some.Passes("correct", false, "not what was expected"))]);

        result.Outcome.Should().Be(TestOutcome.Passed);
        result.Output.Should().Contain("correct: false - not what was expected").And.Contain("No");
    }

    [Fact]
    public void A_case_that_an_each_gate_demands_fails_with_the_rationale()
    {
        var result = Of([Some.Answered(Case, "No", Some.Passes("polite", false, "no please"))], gates: [Each]);

        result.Outcome.Should().Be(TestOutcome.Failed);
        result.Message.Should().Contain("polite").And.Contain("no please");
    }

    [Fact]
    public void One_failing_repeat_is_enough_for_an_each_gate()
    {
        var outcomes = new[] { Some.Answered(Case, "Please", Some.Passes("polite", true)), Some.Answered(Case, "No", Some.Passes("polite", false)) };

        Of(outcomes, gates: [Each]).Outcome.Should().Be(TestOutcome.Failed);
    }

    [Fact]
    public void An_each_gate_says_nothing_of_a_case_that_it_could_not_score()
    {
        var result = Of([Some.Answered(Case, "No", Some.Error("polite", FeedbackErrorKind.Unparseable, "no verdict"))], gates: [Each]);

        result.Outcome.Should().Be(TestOutcome.Passed);
        result.Output.Should().Contain("polite: error, no verdict");
    }

    [Theory]
    [InlineData(null, null, TestOutcome.Failed)]
    [InlineData(1.0, null, TestOutcome.Failed)]
    [InlineData(0.0, null, TestOutcome.Skipped)]
    [InlineData(0.5, null, TestOutcome.Skipped)]
    [InlineData(0.0, "another hash", TestOutcome.Failed)]
    public void An_app_that_throws_fails_unless_it_threw_for_the_same_case_in_the_baseline(double? appOk, string? caseHash, TestOutcome expected)
    {
        var threw = new InvalidOperationException("index gone");
        var baseline = appOk is null ? null : Some.Baseline(Case, appOk, caseHash);

        var result = Of([Threw()], threw, baseline: baseline);

        result.Outcome.Should().Be(expected);
        result.Message.Should().Contain("index gone");
        (result.Exception == threw).Should().Be(expected == TestOutcome.Failed, "a failure shows where the app threw");
    }

    [Fact]
    public void A_failed_assertion_fails_even_where_the_baseline_failed()
    {
        var assertion = new InvalidOperationException("Expected 1");

        var result = CaseOutcomes.Of(new CaseTrials(Case, [Threw()], assertion, Asserted: true), [], Some.Baseline(Case, 0));

        result.Outcome.Should().Be(TestOutcome.Failed);
        result.Exception.Should().BeSameAs(assertion);
    }

    [Fact]
    public void An_assertion_that_failed_for_want_of_a_recording_is_skipped_with_the_reason()
    {
        var missing = Some.Unanswered(Case, TrialStatus.Skipped, TrialErrorKind.NotRun, "no recording of tool:/find_order");

        var result = CaseOutcomes.Of(new CaseTrials(Case, [missing], new InvalidOperationException("Expected 1"), Asserted: true), [], baseline: null);

        (result.Outcome, result.Message).Should().Be((TestOutcome.Skipped, "no recording of tool:/find_order"));
    }

    [Theory]
    [InlineData(TrialStatus.AppError, TrialErrorKind.Provider)]
    [InlineData(TrialStatus.Timeout, TrialErrorKind.Timeout)]
    [InlineData(TrialStatus.Skipped, TrialErrorKind.NotRun)]
    public void What_is_not_the_apps_fault_is_skipped_with_the_reason(TrialStatus status, TrialErrorKind kind)
    {
        var result = Of([Some.Unanswered(Case, status, kind, "record it by: evalkit run")]);

        result.Outcome.Should().Be(TestOutcome.Skipped);
        result.Message.Should().Contain("record it by: evalkit run");
    }

    [Fact]
    public void A_judge_without_recording_and_key_skips_the_case_with_the_command()
    {
        var result = Of([Some.Answered(Case, "Because", Some.Error("correctness", FeedbackErrorKind.NotRecorded, "set OPENAI_API_KEY"))]);

        result.Outcome.Should().Be(TestOutcome.Skipped);
        result.Message.Should().Contain("set OPENAI_API_KEY");
    }

    [Fact]
    public void Terminal_escapes_line_breaks_and_commands_to_the_CI_system_in_an_answer_are_not_printed()
    {
        var result = Of([Some.Answered(Case, "\u001b[31mred\u202E\nGate[app] passed\n::error::no\n##vso[task.complete result=Succeeded]")]);

        result.Output.Should().NotContain("\u001b").And.NotContain("\u202E").And.NotContain("##vso[").And.NotMatchRegex(@"(?m)^\s*::\w")
            .And.Contain("red Gate[app] passed").And.Contain("## vso[task.complete");
    }

    private static Running.TrialOutcome Threw() => Some.Unanswered(Case, TrialStatus.AppError, TrialErrorKind.App, "index gone", Some.Passes("app_ok", false));

    private static TestResult Of(IReadOnlyList<Running.TrialOutcome> outcomes, Exception? threw = null, IReadOnlyList<Gate>? gates = null, Baseline? baseline = null) =>
        CaseOutcomes.Of(new CaseTrials(Case, outcomes, threw, Asserted: false), gates ?? [], baseline);
}
