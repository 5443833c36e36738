using System.Globalization;
using EvalKit.Judging.Robustness;

namespace EvalKit.Reporting;

/// <summary>What attacks on a judge will cost, and what they did, for a terminal or a log.</summary>
public static class RobustnessSummary
{
    /// <summary>Renders what is going to be asked; the line ends in LF.</summary>
    /// <param name="judge">The judge's name.</param>
    /// <param name="model">Its model's URI.</param>
    /// <param name="plan">The plan.</param>
    public static string Render(string judge, string model, RobustnessPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var checks = plan.Checks == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {plan.Checks:#,0} counterfactual checks");
        var cost = plan.CostUsd is { } usd ? usd == 0 ? "nothing to pay" : string.Create(CultureInfo.InvariantCulture, $"cost ≈ ${usd:0.00##}") : "price unknown";
        return Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{judge} ({model}): {plan.Probes} probes × {plan.Cases} {(plan.Cases == 1 ? "case" : "cases")}, at most {plan.Requests:#,0} judgements{checks}, about {plan.Tokens.InputTokens:#,0} + {plan.Tokens.OutputTokens:#,0} tokens; {cost}"));
    }

    /// <summary>Renders a report: one line a family, then the gate; its lines end in LF.</summary>
    /// <param name="report">The report.</param>
    public static string Render(RobustnessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var families = report.Families.Append(report.All).ToList();
        var width = families.Max(f => f.Family.Length);
        return string.Concat(
        [
            Line($"without attack: {Rate(report.CleanAccepted)} of bad answers pass, {Rate(report.CleanRejected)} of good ones are rejected"),
            .. families.Select(f => Line($"{f.Family.PadRight(width)}  {Of(f)}")),
            Line($"{(report.GateMet ? "met" : "NOT MET")}: {report.GateText}"),
        ]);
    }

    private static string Of(FamilyRobustness family)
    {
        var parts = new List<string> { $"attack success {Rate(family.Attacks)}{(family.Attacks.Interval is { } i ? $" [{Share(i.Low)}, {Share(i.High)}]" : "")}" };
        if (family.Attacks.Hits > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{family.Flagged} flagged"));
        }

        if (family.Blocked > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{family.Blocked} blocked"));
        }

        if (family.Inflation is { } inflation and not 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"score {inflation:+0.00;−0.00}"));
        }

        if (family.FalseRejections.Count > 0)
        {
            parts.Add($"good rejected {Rate(family.FalseRejections)}");
        }

        if (family.Errors > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{family.Errors} lost to errors"));
        }

        return string.Join(", ", parts);
    }

    private static string Rate(AttackRate rate) =>
        rate.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{Share(share)} ({rate.Hits}/{rate.Count})") : "– (0)";

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}%");

    private static string Line(string text) => TerminalText.Of(text) + "\n";
}
