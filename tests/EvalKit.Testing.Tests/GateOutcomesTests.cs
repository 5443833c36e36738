namespace EvalKit.Testing.Tests;

public sealed class GateOutcomesTests
{
    [Theory]
    [InlineData(Verdict.Pass, false, TestOutcome.Passed)]
    [InlineData(Verdict.Fail, false, TestOutcome.Failed)]
    [InlineData(Verdict.Invalid, false, TestOutcome.Failed)]
    [InlineData(Verdict.Inconclusive, false, TestOutcome.Skipped)]
    [InlineData(Verdict.Inconclusive, true, TestOutcome.Failed)]
    public void A_verdict_is_an_outcome(Verdict verdict, bool strict, TestOutcome expected)
    {
        var gate = Gate(verdict);

        var result = GateOutcomes.Of(gate, Run(gate), strict);

        result.Outcome.Should().Be(expected);
        (result.Message ?? result.Output).Should().StartWith("squad_f1 0.79");
    }

    [Fact]
    public void A_failure_lists_the_changed_cases_of_its_feedback_worst_first()
    {
        var gate = Gate(Verdict.Fail);
        var changes = Enumerable.Range(1, 7).Select(i => new CaseChange($"case-{i}", "squad_f1", 1, 0.25)).Append(new CaseChange("other", "latency", 1, 2));

        var message = GateOutcomes.Of(gate, Run(gate, [.. changes]), strict: false).Message;

        message.Should().Contain("case-1 1 -> 0.25").And.Contain("case-5").And.NotContain("case-6").And.Contain("and 2 more").And.NotContain("other");
    }

    [Fact]
    public void A_failure_of_some_cases_names_them_instead()
    {
        var gate = Gate(Verdict.Fail, "paris", "rome");

        GateOutcomes.Of(gate, Run(gate), strict: false).Message.Should().Contain("paris").And.Contain("rome");
    }

    private static GateResult Gate(Verdict verdict, params string[] cases) => new()
    {
        Metric = "squad_f1/mean",
        Rule = "max_drop 0.05",
        Text = "squad_f1 0.79",
        Conditions = [new ConditionResult { Rule = "max_drop 0.05", Verdict = verdict, Reason = GateReason.Regressed, Text = "squad_f1 0.79", Cases = cases }],
    };

    private static EvalRun Run(GateResult gate, params CaseChange[] changes) => new()
    {
        Results = new RunResults(
            new RunRecord
            {
                Id = "r",
                SessionId = "s",
                Experiment = "e",
                Suite = "faq",
                State = RunState.Completed,
                TotalCases = 0,
                SelectedCases = 0,
                Dataset = "faq",
                DatasetHash = "d",
                SuiteFingerprint = "f",
                AppFingerprint = "a",
                Feedbacks = [],
                StartedAt = DateTimeOffset.UnixEpoch,
            },
            [],
            []),
        Metrics = [],
        Gates = [gate],
        Comparison = new Comparison
        {
            Candidate = "r",
            Baseline = "b",
            Paired = changes.Length,
            OnlyCandidate = [],
            OnlyBaseline = [],
            ChangedCases = [],
            Feedback = [],
            Changes = changes,
        },
    };
}
