using System.Text;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>A comparison of two runs for a terminal or a log: what pairs, each feedback before and after, and the cases that moved. Plain text without colour or escapes.</summary>
public static class ComparisonSummary
{
    private const int MaxCases = 10;
    private const int NameLength = 60;

    /// <summary>Renders the summary; its lines end in LF.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Render(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var text = new StringBuilder();
        Line(text, $"candidate {TerminalText.Of(comparison.Candidate)} against baseline {TerminalText.Of(comparison.Baseline)}");
        Line(text, $"{VerdictText.Cases(comparison.Paired)} in both{Unpaired(comparison.OnlyCandidate, "new")}{Unpaired(comparison.OnlyBaseline, "gone")}{Unpaired(comparison.ChangedCases, "edited and not paired")}");
        foreach (var feedback in comparison.Feedback)
        {
            Line(text, $"  {TerminalText.Of(feedback.Feedback.Name)} {Numbers(feedback)}");
        }

        WriteChanges(text, comparison);
        return text.ToString();
    }

    private static string Unpaired(IReadOnlyCollection<string> cases, string what) => cases.Count == 0 ? "" : $", {VerdictText.Number(cases.Count)} {what}";

    private static string Numbers(FeedbackComparison compared)
    {
        if (compared is not { MeanBaseline: { } before, MeanCandidate: { } after, Difference: { } difference })
        {
            return "is scored in no case on both sides";
        }

        var info = compared.Feedback;
        var interval = compared is { CiLow: { } low, CiHigh: { } high } ? $"95% {NumberText.DifferenceBounds(low, high, info, "..")}, " : "";
        return $"{NumberText.Value(before, info)} → {NumberText.Value(after, info)} ({NumberText.Difference(difference, info)}, {interval}n={VerdictText.Number(compared.N)}): "
            + $"{VerdictText.Number(compared.Better)} better, {VerdictText.Number(compared.Worse)} worse";
    }

    private static void WriteChanges(StringBuilder text, Comparison comparison)
    {
        var infos = comparison.Feedback.ToDictionary(f => f.Feedback.Name, f => f.Feedback, StringComparer.Ordinal);
        if (comparison.Changes.Count > 0)
        {
            Line(text, "changed, worst first:");
        }

        foreach (var change in comparison.Changes.Take(MaxCases))
        {
            var info = infos.GetValueOrDefault(change.Feedback) ?? new FeedbackInfo(change.Feedback, FeedbackValueKind.Number);
            Line(text, $"  {TerminalText.Of(change.Id, NameLength)}  {TerminalText.Of($"{change.Feedback} {ChangeText.Of(change, info)}")}");
        }

        if (comparison.Changes.Count > MaxCases)
        {
            Line(text, $"  and {VerdictText.Number(comparison.Changes.Count - MaxCases)} more (--json lists them all)");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
