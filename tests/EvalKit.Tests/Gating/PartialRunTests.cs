using EvalKit.Gating;

namespace EvalKit.Tests.Gating;

/// <summary>A run of some cases decides no gate, and what one case alone refutes it refutes all the same.</summary>
public sealed class PartialRunTests
{
    [Theory]
    [InlineData(40, 0)]
    [InlineData(0, 40)]
    [InlineData(30, 10)]
    public void Neither_good_nor_bad_scores_of_a_part_decide_a_gate(int right, int wrong)
    {
        var run = Partial(Answers(right, wrong));

        var gates = Gates.Evaluate(run, [new Gate(new MetricName("correct")) { AtLeast = 0.8, MaxDrop = 0.05 }], Baselines.FromRun(Answers(40, 0), SmallRun.Start));

        gates.Should().OnlyContain(g => g.Verdict == Verdict.Inconclusive && g.Reason == GateReason.PartialRun);
        gates[1].Text.Should().Contain("40 of 400 cases ran, and a gate is decided on all of them");
        gates[1].Conditions.Should().OnlyContain(c => c.N == 40 && c.Candidate == right / 40.0, "the numbers are there all the same");
    }

    [Fact]
    public void A_case_that_must_pass_and_does_not_fails_its_gate()
    {
        var gate = new Gate(new MetricName("correct")) { Each = true, AtLeast = 0.5 };

        Gates.Evaluate(Partial(Answers(39, 1)), [gate], null)[1].Should().Match<GateResult>(g => g.Verdict == Verdict.Fail && g.Reason == GateReason.CaseFailed && g.Deciding.Cases.Count == 1);
        Gates.Evaluate(Partial(Answers(40, 0)), [gate], null)[1].Reason.Should().Be(GateReason.PartialRun, "the others may fail");
    }

    [Fact]
    public void A_part_that_lacks_trials_says_so_first()
    {
        var run = Partial(Answers(5, 0));
        var stopped = new RunResults(run.Record with { State = RunState.Cancelled, SelectedCases = 8 }, run.Rows, run.Columns);

        Gates.Evaluate(stopped, [], null)[0].Should().Match<GateResult>(g => g.Verdict == Verdict.Invalid && g.Text.Contains("the run was cancelled, 5 of 8 planned trials are there"));
    }

    [Theory]
    [InlineData(Verdict.Pass, GateReason.Ok, false, GateEnd.Passed)]
    [InlineData(Verdict.Fail, GateReason.Regressed, false, GateEnd.Failed)]
    [InlineData(Verdict.Invalid, GateReason.LowCoverage, false, GateEnd.Failed)]
    [InlineData(Verdict.Inconclusive, GateReason.FloorUncertain, false, GateEnd.Skipped)]
    [InlineData(Verdict.Inconclusive, GateReason.FloorUncertain, true, GateEnd.Failed)]
    [InlineData(Verdict.Inconclusive, GateReason.PartialRun, true, GateEnd.Skipped)]
    [InlineData(Verdict.Fail, GateReason.CaseFailed, true, GateEnd.Failed)]
    public void What_a_gate_comes_to_is_the_same_everywhere(Verdict verdict, GateReason reason, bool strict, GateEnd expected)
    {
        var condition = new ConditionResult { Rule = "at_least 0.8", Verdict = verdict, Reason = reason, Text = "" };

        Gates.End(new GateResult { Metric = "correct/mean", Rule = condition.Rule, Conditions = [condition], Text = "" }, strict).Should().Be(expected);
    }

    private static RunResults Answers(int right, int wrong) => SmallRun.Of(SmallRun.Bool(), Enumerable.Range(0, right + wrong).Select(i => (object?)(i < right)));

    private static RunResults Partial(RunResults run) =>
        new(run.Record with { Partial = true, TotalCases = run.Record.SelectedCases * 10 }, run.Rows, run.Columns);
}
