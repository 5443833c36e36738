namespace EvalKit.Reporting.Tests;

public sealed class RegressedCasesTests
{
    [Fact]
    public void A_case_that_got_worse_is_named_with_what_the_gates_decide_on() =>
        RegressedCases.Line(SampleRun.Small().Build()).Should().Be("regressed: returns-window (correctness true → false)", "squad_f1 fell too, but has no gate");

    [Fact]
    public void Three_cases_are_named_and_the_others_counted() =>
        RegressedCases.Line(SampleRun.Large(500).Build()).Should().StartWith("regressed: case-").And.EndWith(" and 47 more");

    [Fact]
    public void There_is_no_line_without_a_baseline() => RegressedCases.Line(SampleRun.Small(baseline: false).Build()).Should().BeNull();
}
