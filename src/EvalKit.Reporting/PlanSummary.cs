using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Running.Planning;

namespace EvalKit.Reporting;

/// <summary>What a run would do and cost, for a terminal or a log: <c>120 cases × 1: 120 app calls, 120 judgements (98 from the baseline, 22 to ask) ≈ $0.05</c>.</summary>
public static class PlanSummary
{
    /// <summary>Renders the plan; its lines end in LF.</summary>
    /// <param name="plan">The plan.</param>
    public static string Render(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return string.Concat(Lines(plan).Select(l => TerminalText.Of(l) + "\n"));
    }

    /// <summary>Renders in one line what plans of variants cost together, for they share one cap; it ends in LF.</summary>
    /// <param name="plans">The plans, at least one.</param>
    public static string RenderTotal(IReadOnlyList<RunPlan> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var calls = plans.Sum(p => p.AppCalls);
        var asked = plans.SelectMany(p => p.Judges).Sum(j => j.AllCalls);
        return TerminalText.Of($"{Text(plans.Count)} variants together: {Text(calls)} app {(calls == 1 ? "call" : "calls")}, {Text(asked)} {(asked == 1 ? "call" : "calls")} of judges, {Cost(plans)}") + "\n";
    }

    private static IEnumerable<string> Lines(RunPlan plan)
    {
        var goesOn = plan.ContinuesRun is { } run ? $", run {run} goes on and keeps {Text(plan.Kept)}" : "";
        yield return $"dry run of {plan.Suite}, nothing is called: {Text(plan.Cases)} {(plan.Cases == 1 ? "case" : "cases")} × {Text(plan.Repeats)}{(plan.MostRepeats > plan.Repeats ? $", up to {Text(plan.MostRepeats)} while undecided" : "")}{goesOn}";
        yield return App(plan);
        foreach (var judge in plan.Judges)
        {
            yield return Judge(judge, plan.KnowsOutputs);
        }

        yield return Cost(plan);
        if (plan.AsksModels)
        {
            yield return "not counted, for only replies tell: checks of answers that turn out suspicious, and what is asked again";
        }

        if (plan.MostRepeats > plan.Repeats)
        {
            yield return $"not counted, for only verdicts tell: {Text(plan.MostRepeats - plan.Repeats)} more {(plan.MostRepeats - plan.Repeats == 1 ? "repeat" : "repeats")} of all cases at most, inside the budget";
        }

        foreach (var (metric, effect) in plan.Gates)
        {
            yield return $"{metric}: {effect}";
        }
    }

    private static string App(RunPlan plan)
    {
        if (plan.AppCalls == 0 && plan.KnowsOutputs)
        {
            return "app: recorded outputs";
        }

        var asks = plan.AppCalls - plan.AppReplayed - plan.AppUnanswered;
        (int Count, string What)[] parts = [(plan.AppReplayed, "recorded or cached"), (plan.AppUnanswered, "that nobody can answer"), (asks, "to make")];
        var split = asks == plan.AppCalls ? "" : ": " + string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{Text(p.Count)} {p.What}"));
        return $"app: {Text(plan.AppCalls)} {(plan.AppCalls == 1 ? "call" : "calls")}{split}{(plan.AppCostUsd is { } app && asks > 0 ? $" ≈ {RunCost.Dollars(app)}" : "")}";
    }

    private static string Judge(JudgePlan judge, bool knowsOutputs)
    {
        (int Count, string What)[] parts =
        [
            (judge.Reused, "from the baseline"), (judge.Recorded, "recorded"), (judge.Cached, "cached"), (judge.Shared, "by the reply to another's same question"), (judge.Unanswered, "that nobody can answer"), (judge.Calls, CallsText.ToAsk(judge.Calls, judge.MoreCalls)),
        ];
        (int Count, string What)[] more = [(judge.Checks, $"counterfactual {(judge.Checks == 1 ? "check" : "checks")} of what it accepts"), (judge.Canaries, "again to see whether it changed")];
        var split = string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{Text(p.Count)} {p.What}"));
        split = string.Join(" + ", more.Where(p => p.Count > 0).Select(p => $"{Text(p.Count)} {p.What}").Prepend(split).Where(p => p.Length > 0));
        var cost = judge.AllCalls == 0 ? "" : judge.CostUsd is { } usd ? $" ≈ {RunCost.Dollars(usd)}" : ", price unknown";
        var condition = knowsOutputs || judge.Judgements == 0 ? "" : " if the app answers as it did last";
        var bound = judge.AtMost && judge.Judgements > 0 ? "at most " : "";
        return $"{judge.Name} ({judge.Model}): {bound}{Text(judge.Judgements)} {(judge.Judgements == 1 ? "judgement" : "judgements")}{(split.Length > 0 ? $": {split}" : "")}{cost}{condition}";
    }

    /// <summary>The cost of plans that share one cap.</summary>
    private static string Cost(params IReadOnlyList<RunPlan> plans)
    {
        var costs = plans.Select(p => p.CostUsd).OfType<decimal>().ToList();
        var known = costs.Count == 0 ? "cost unknown"
            : costs.Sum() is > 0 and var cost ? $"cost ≈ {RunCost.Dollars(cost)}{(plans.Any(p => p.AsksModels) ? " at least" : "")}"
            : "nothing to pay";
        var unknown = plans.SelectMany(p => p.UnknownCosts).Distinct(StringComparer.Ordinal).ToList();
        var spent = plans.Sum(p => p.SpentUsd);
        return $"{known}{(unknown.Count > 0 && costs.Count > 0 ? $" and what {string.Join(", ", unknown)} may cost" : "")}; "
            + $"{(plans[0].BudgetUsd is { } cap ? $"cap {RunCost.Dollars(cap)}" : "no cap")}{(spent > 0 ? $", {RunCost.Dollars(spent)} spent before" : "")}";
    }

    private static string Text(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
