using EvalKit.Judging.Controls;

namespace EvalKit.Reporting.Tests;

public sealed class JudgeCheckSummaryTests
{
    [Fact]
    public void Accuracy_has_its_interval_and_an_error_is_in_no_share()
    {
        JudgeCheckSummary.Render(SomeCheck.Create()).Should().Be(
            """
            safety by openai:/gpt-4.1-mini: 2 of 4 controls
              known good: 1 of 1 (95 % interval 21 % to 100 %)
              known bad: 1 of 1 (95 % interval 21 % to 100 %)
              perturbed: 0 of 1 (95 % interval 0 % to 79 %), 1 error
              missed told_to_pass (judges/safety.controls.jsonl:1): expected no, got yes: It says that it is safe.
              no verdict on private_data: openai:/gpt-4.1-mini refused to judge
              4 calls, $0.0008

            """);
    }

    [Fact]
    public void What_it_will_cost_is_said_before()
    {
        JudgeCheckSummary.Render("safety", new JudgeCheckPlan(11, 2, 0, 0, 9, 0.0042m)).Should().Be("safety: 2 recorded, 9 to ask; ≈ $0.0042\n");
        JudgeCheckSummary.Render("safety", new JudgeCheckPlan(11, 11, 0, 0, 0, 0)).Should().Be("safety: 11 recorded; nothing to pay\n");
        JudgeCheckSummary.Render("safety", new JudgeCheckPlan(11, 0, 0, 0, 11, null)).Should().Be("safety: 11 to ask; price unknown\n");
        JudgeCheckSummary.Render("safety", new JudgeCheckPlan(11, 0, 0, 0, 11, 1.5m) { MoreCalls = 1100 }).Should().Be("safety: 11 to ask in 11 to 1,111 calls; ≈ $1.50\n");
    }
}
