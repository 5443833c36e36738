using EvalKit.Running.Planning;

namespace EvalKit.Reporting.Tests;

public sealed class PlanSummaryTests
{
    private static RunPlan Plan(params JudgePlan[] judges) => new() { Suite = "faq", Cases = 120, Repeats = 1, MostRepeats = 1, Judges = judges, KnowsOutputs = true, BudgetUsd = 1 };

    [Fact]
    public void Checks_and_second_judgements_stand_beside_the_judgements_and_the_cost_is_a_least()
    {
        var lines = PlanSummary.Render(Plan(new JudgePlan("correctness", "openai:/m") { Judgements = 120, Reused = 98, Calls = 22, Checks = 1, Canaries = 5, CostUsd = 0.0142m })).Split('\n');

        lines.Should().Contain("correctness (openai:/m): 120 judgements: 98 from the baseline, 22 to ask + 1 counterfactual check of what it accepts + 5 again to see whether it changed ≈ $0.0142");
        lines.Should().Contain("cost ≈ $0.0142 at least; cap $1.00");
        lines.Should().ContainSingle(l => l.StartsWith("not counted, for only replies tell: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_goes_on_says_what_it_has_spent_and_that_its_app_is_not_called_again()
    {
        var text = PlanSummary.Render(Plan() with { ContinuesRun = "0197a3c2", Kept = 120, KnowsOutputs = false, SpentUsd = 0.95m });

        text.Should().Contain("app: 0 calls\n").And.Contain("nothing to pay; cap $1.00, $0.95 spent before\n");
    }

    [Fact]
    public void Repeats_that_only_verdicts_ask_for_are_named_and_not_counted()
    {
        var text = PlanSummary.Render(Plan() with { Repeats = 2, MostRepeats = 3 });

        text.Should().Contain("120 cases × 2, up to 3 while undecided\n").And.Contain("not counted, for only verdicts tell: 1 more repeat of all cases at most, inside the budget\n");
    }

    [Fact]
    public void Variants_share_one_cap_so_that_their_costs_are_added_up()
    {
        var paid = Plan(new JudgePlan("correctness", "openai:/m") { Judgements = 120, Calls = 120, Checks = 3, CostUsd = 0.40m }) with { AppCalls = 120, KnowsOutputs = false };
        var unknown = Plan(new JudgePlan("correctness", "openai:/other") { Judgements = 120, Calls = 120, CostUsd = null }) with { AppCalls = 120, AppCostUsd = 0.30m, SpentUsd = 0.10m };

        PlanSummary.RenderTotal([paid, paid, unknown]).Should().Be(
            "3 variants together: 360 app calls, 366 calls of judges, cost ≈ $1.10 at least and what app, openai:/other may cost; cap $1.00, $0.10 spent before\n");
        PlanSummary.RenderTotal([Plan(), Plan()]).Should().Be("2 variants together: 0 app calls, 0 calls of judges, nothing to pay; cap $1.00\n");
    }

    [Fact]
    public void Where_no_model_is_asked_nothing_is_left_open()
    {
        var text = PlanSummary.Render(Plan(new JudgePlan("correctness", "openai:/m") { Judgements = 120, Recorded = 120, CostUsd = 0 }));

        text.Should().Contain("120 judgements: 120 recorded\n").And.Contain("nothing to pay; cap $1.00").And.NotContain("at least").And.NotContain("not counted");
    }
}
