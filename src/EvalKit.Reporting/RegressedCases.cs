using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>The cases that got worse in what the gates decide on, in one line for a console or a log.</summary>
public static class RegressedCases
{
    private const int MostNamed = 3;
    private const int NameLength = 60;

    /// <summary>The line, such as <c>regressed: refund-1 (correctness true → false), refund-7 (squad_f1 0.91 → 0.40) and 4 more</c>, worst first.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The line without an end; null when nothing got worse, or there is no baseline.</returns>
    public static string? Line(EvalRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var gated = run.Gates.Select(g => MetricName.Parse(g.Metric).Feedback).ToHashSet(StringComparer.Ordinal);
        var worse = (run.Comparison?.Changes ?? [])
            .Where(c => gated.Contains(c.Feedback) && ChangeDirection.Of(c, run.Results) < 0)
            .GroupBy(c => c.Id, StringComparer.Ordinal)
            .ToList();
        if (worse.Count == 0)
        {
            return null;
        }

        var named = worse.Take(MostNamed).Select(c => $"{TerminalText.Of(c.Key, NameLength)} ({string.Join(", ", c.Select(change => $"{change.Feedback} {ChangeText.Of(change, run.Results)}"))})");
        var more = worse.Count > MostNamed ? $" and {VerdictText.Number(worse.Count - MostNamed)} more" : "";
        return $"regressed: {string.Join(", ", named)}{more}";
    }
}
