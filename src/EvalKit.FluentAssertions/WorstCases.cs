using System.Globalization;
using System.Text;
using EvalKit.Gating;

namespace EvalKit.FluentAssertions;

/// <summary>The cases that a reader should look at first.</summary>
internal static class WorstCases
{
    private const int Shown = 5;

    /// <summary>The cases that decided, or those that changed, worst first; empty when the gate is about neither.</summary>
    public static string Of(GateResult result, EvalRun run, Baseline? baseline)
    {
        if (result.Deciding.Cases is { Count: > 0 } deciding)
        {
            return Lines("Cases", deciding, deciding.Count);
        }

        if (baseline is null || result.Deciding.Difference is null)
        {
            return "";
        }

        var feedback = MetricName.Parse(result.Metric).Feedback;
        var changes = Comparisons.Compare(run.Results, baseline).Changes.Where(c => c.Feedback == feedback).ToArray();
        return changes.Length == 0 ? "" : Lines("Changed cases, worst first", changes.Select(c => $"{c.Id} {Value(c.Baseline)} -> {Value(c.Candidate)}"), changes.Length);
    }

    private static string Lines(string title, IEnumerable<string> cases, int count)
    {
        var text = new StringBuilder("\n").Append(title).Append(':');
        foreach (var line in cases.Take(Shown))
        {
            text.Append("\n  ").Append(line);
        }

        return count > Shown ? text.Append(CultureInfo.InvariantCulture, $"\n  … and {count - Shown} more").ToString() : text.ToString();
    }

    private static string Value(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";
}
