using System.Globalization;
using System.Text;
using EvalKit.Gating;
using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>How a gate's test ends: as <see cref="Gates.End"/> says, with the gate line, and with what is behind it where it is not skipped.</summary>
public static class GateOutcomes
{
    private const int CasesShown = 5;
    private const int WarningLength = 600;

    /// <summary>The outcome of a gate.</summary>
    /// <param name="gate">What the gate says.</param>
    /// <param name="run">The run that it says it of.</param>
    /// <param name="strict">Whether Inconclusive fails.</param>
    public static TestResult Of(GateResult gate, EvalRun run, bool strict)
    {
        var text = Text(gate, run);
        return Gates.End(gate, strict) switch
        {
            GateEnd.Passed => TestResult.Passed(text),
            GateEnd.Skipped => TestResult.Skipped(TerminalText.Of(gate.Text)),
            _ => TestResult.Failed(text),
        };
    }

    private static string Text(GateResult gate, EvalRun run)
    {
        var text = new StringBuilder(TerminalText.Of(gate.Text));
        foreach (var condition in gate.Conditions.Where(c => !gate.Text.Contains(c.Text, StringComparison.Ordinal)))
        {
            text.Append('\n').Append("  ").Append(condition.Rule).Append(": ").Append(TerminalText.Of(condition.Text));
        }

        AppendCases(text, gate, run);
        foreach (var warning in run.Warnings)
        {
            text.Append('\n').Append("  warning: ").Append(TerminalText.Of(warning, WarningLength));
        }

        return text.ToString();
    }

    private static void AppendCases(StringBuilder text, GateResult gate, EvalRun run)
    {
        var decided = gate.Deciding.Cases;
        if (decided.Count > 0)
        {
            Append(text, "cases", decided.Select(id => TerminalText.Of(id, 100)), decided.Count);
            return;
        }

        var feedback = MetricName.Parse(gate.Metric).Feedback;
        var changes = run.Comparison?.Changes.Where(c => c.Feedback == feedback).ToArray() ?? [];
        if (changes.Length > 0)
        {
            Append(text, "changed cases, worst first", changes.Select(c => $"{TerminalText.Of(c.Id, 100)} {Value(c.Baseline)} -> {Value(c.Candidate)}"), changes.Length);
        }
    }

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines, int count)
    {
        text.Append('\n').Append("  ").Append(title).Append(':');
        foreach (var line in lines.Take(CasesShown))
        {
            text.Append('\n').Append("    ").Append(line);
        }

        if (count > CasesShown)
        {
            text.Append('\n').Append("    … and ").Append((count - CasesShown).ToString(CultureInfo.InvariantCulture)).Append(" more");
        }
    }

    private static string Value(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";
}
