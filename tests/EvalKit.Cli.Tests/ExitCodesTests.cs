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
    public void Each_verdict_has_its_exit_code(Verdict verdict, bool strict, int expected) => ExitCodes.Of(verdict, strict).Should().Be(expected);

    [Theory]
    [InlineData(FaultKind.Usage, 2)]
    [InlineData(FaultKind.Infrastructure, 5)]
    public void Each_kind_of_fault_has_its_exit_code(FaultKind kind, int expected) => ExitCodes.Of(kind).Should().Be(expected);
}
