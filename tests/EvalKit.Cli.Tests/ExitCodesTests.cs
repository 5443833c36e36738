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
