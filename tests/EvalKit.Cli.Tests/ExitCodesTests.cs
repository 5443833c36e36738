namespace EvalKit.Cli.Tests;

public sealed class ExitCodesTests
{
    [Theory]
    [InlineData(Verdict.Pass, false, 0)]
    [InlineData(Verdict.Pass, true, 0)]
    [InlineData(Verdict.Fail, false, 1)]
    [InlineData(Verdict.Fail, true, 1)]
    [InlineData(Verdict.Invalid, false, 3)]
    [InlineData(Verdict.Inconclusive, false, 0)]
    [InlineData(Verdict.Inconclusive, true, 4)]
    public void Each_verdict_has_its_exit_code(Verdict verdict, bool strict, int expected) => ExitCodes.Of([Gate(Verdict.Pass), Gate(verdict)], strict).Should().Be(expected);

    [Fact]
    public void Of_several_the_worst_counts_and_a_gate_that_a_partial_run_does_not_decide_is_no_exit_code_however_strict()
    {
        ExitCodes.Of([Gate(Verdict.Inconclusive), Gate(Verdict.Invalid), Gate(Verdict.Fail)], strict: true).Should().Be(1);
        ExitCodes.Of([Gate(Verdict.Inconclusive), Gate(Verdict.Invalid)], strict: true).Should().Be(3);
        ExitCodes.Of([Gate(Verdict.Inconclusive, GateReason.PartialRun)], strict: true).Should().Be(0);
        ExitCodes.Of([Gate(Verdict.Inconclusive, GateReason.PartialRun), Gate(Verdict.Fail, GateReason.CaseFailed)], strict: false).Should().Be(1);
    }

    private static GateResult Gate(Verdict verdict, GateReason reason = GateReason.Ok) => new()
    {
        Metric = "correct/mean",
        Rule = "at_least 0.8",
        Text = "",
        Conditions = [new ConditionResult { Rule = "at_least 0.8", Verdict = verdict, Reason = reason, Text = "" }],
    };

    [Theory]
    [InlineData(FaultKind.Usage, 2)]
    [InlineData(FaultKind.Infrastructure, 5)]
    public void Each_kind_of_fault_has_its_exit_code(FaultKind kind, int expected)
    {
        ExitCodes.Of(kind).Should().Be(expected);
        ExitCodes.Of(new EvalKitException(kind, "no")).Should().Be(expected);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_infrastructure_and_a_bug_has_no_exit_code_of_its_own()
    {
        ExitCodes.Of(new IOException()).Should().Be(5);
        ExitCodes.Of(new UnauthorizedAccessException()).Should().Be(5);
        ExitCodes.Of(new InvalidOperationException()).Should().BeNull();
    }
}
