using System.Globalization;
using EvalKit.Judging.Controls;
using EvalKit.Metrics;

namespace EvalKit.Reporting;

/// <summary>How judges did on their controls, for a terminal or a log.</summary>
public static class JudgeCheckSummary
{
    /// <summary>What asking would do and cost, in a line that ends in LF.</summary>
    /// <param name="name">The judge.</param>
    /// <param name="plan">The plan.</param>
    public static string Render(string name, JudgeCheckPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (int Count, string What)[] parts = [(plan.Recorded, "recorded"), (plan.Cached, "cached"), (plan.Unanswered, "that nobody can answer"), (plan.Calls, CallsText.ToAsk(plan.Calls, plan.MoreCalls))];
        var cost = plan.Calls == 0 ? "nothing to pay" : plan.CostUsd is { } usd ? $"≈ {RunCost.Dollars(usd)}" : "price unknown";
        return TerminalText.Of($"{name}: {string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{Text(p.Count)} {p.What}"))}; {cost}") + "\n";
    }

    /// <summary>What was found: accuracy by kind with its 95 % interval, then each control that was missed, and errors by their message. Lines end in LF.</summary>
    /// <param name="check">What was found.</param>
    public static string Render(JudgeCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return TerminalText.Of($"{check.Judge.Name}{(check.Judge.IsPreview ? " (preview)" : "")} by {check.Model}: {Text(check.Hits)} of {Counted(check.Results.Count, "control")}") + "\n"
            + string.Concat(Lines(check).Select(l => "  " + TerminalText.Of(l) + "\n"));
    }

    /// <summary>A verdict as a judge writes it.</summary>
    internal static string LabelOf(FeedbackValue value) => value.Bool is { } truth ? truth ? "yes" : "no" : value.Label ?? value.ToString();

    private static IEnumerable<string> Lines(JudgeCheck check)
    {
        foreach (var kind in JudgeAccuracy.Of(check))
        {
            var interval = kind.Interval is { } found ? $" (95 % interval {Percent(found.Low)} to {Percent(found.High)})" : "";
            yield return $"{NameOf(kind.Kind)}: {Text(kind.Hits)} of {Text(kind.Hits + kind.Misses)}{interval}{(kind.Errors > 0 ? $", {Counted(kind.Errors, "error")}" : "")}";
        }

        foreach (var miss in check.Results.Where(r => r.IsMiss))
        {
            yield return $"missed {miss.Control.Id} ({miss.Control.Location}): expected {miss.Control.Verdict}, got {LabelOf(miss.Score.Value!)}: {miss.Score.Rationale}";
        }

        foreach (var error in check.Results.Where(r => r.Score.Error is not null).GroupBy(r => r.Score.Error!.Message))
        {
            yield return $"no verdict on {string.Join(", ", error.Select(r => r.Control.Id))}: {error.Key}";
        }

        yield return $"{Counted(check.Calls, "call")}, {RunCost.Dollars(check.CostUsd)}{(check.IsCostUnknown ? $" and what {check.Model} may cost" : "")}";
    }

    private static string NameOf(JudgeControlKind kind) => kind switch
    {
        JudgeControlKind.KnownGood => "known good",
        JudgeControlKind.KnownBad => "known bad",
        _ => "perturbed",
    };

    private static string Counted(int count, string noun) => $"{Text(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Text(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
