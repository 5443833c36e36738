using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>A comparison of two runs for a terminal or a log: what pairs, each feedback before and after, and the cases that moved.</summary>
public static class ComparisonSummary
{
    private const int MaxCases = 10;
    private const int NameLength = 60;

    /// <summary>Renders the summary as plain text without colour or escapes; its lines end in LF.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Render(Comparison comparison) => SummaryLine.Join(Lines(comparison));

    /// <summary>The lines of the summary, each with what it says, for a terminal that has colours.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<SummaryLine> Lines(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var unpaired = Unpaired(comparison.OnlyCandidate, "new") + Unpaired(comparison.OnlyBaseline, "gone") + Unpaired(comparison.ChangedCases, "edited and not paired");
        return
        [
            new SummaryLine(SummaryLineKind.Note, $"candidate {TerminalText.Of(comparison.Candidate)} against baseline {TerminalText.Of(comparison.Baseline)}"),
            new SummaryLine(SummaryLineKind.Note, $"{VerdictText.Cases(comparison.Paired)} in both{unpaired}"),
            .. comparison.Feedback.Select(f => new SummaryLine(SummaryLineKind.Feedback, $"{TerminalText.Of(f.Feedback.Name)} {Numbers(f)}")),
            .. comparison.RunMetrics.Select(m => new SummaryLine(SummaryLineKind.Feedback, $"{TerminalText.Of(m.Feedback.Name)} {RunNumbers(m)}")),
            .. Changes(comparison),
        ];
    }

    private static string Unpaired(IReadOnlyCollection<string> cases, string what) => cases.Count == 0 ? "" : $", {VerdictText.Number(cases.Count)} {what}";

    private static string Numbers(FeedbackComparison compared)
    {
        if (compared is not { MeanBaseline: { } before, MeanCandidate: { } after, Difference: { } difference })
        {
            return "is scored in no case on both sides";
        }

        return $"{Difference(compared, before, after, difference)}: {VerdictText.Number(compared.Better)} better, {VerdictText.Number(compared.Worse)} worse";
    }

    /// <summary>A run metric has no case that is better or worse.</summary>
    private static string RunNumbers(FeedbackComparison compared) =>
        compared is { MeanBaseline: { } before, MeanCandidate: { } after, Difference: { } difference } ? Difference(compared, before, after, difference)
        : compared.N == 0 ? "is computed of no case on both sides: its options differ, or nothing adds to it"
        : "has no value on both sides";

    private static string Difference(FeedbackComparison compared, double before, double after, double difference)
    {
        var info = compared.Feedback;
        var interval = compared is { CiLow: { } low, CiHigh: { } high } ? $"95% {NumberText.DifferenceBounds(low, high, info, "..")}, " : "";
        return $"{NumberText.Value(before, info)} → {NumberText.Value(after, info)} ({NumberText.Difference(difference, info)}, {interval}n={VerdictText.Number(compared.N)})";
    }

    private static IEnumerable<SummaryLine> Changes(Comparison comparison)
    {
        if (comparison.Changes.Count == 0)
        {
            yield break;
        }

        var infos = comparison.Feedback.ToDictionary(f => f.Feedback.Name, f => f.Feedback, StringComparer.Ordinal);
        yield return new SummaryLine(SummaryLineKind.Heading, "changed, worst first:");
        foreach (var change in comparison.Changes.Take(MaxCases))
        {
            var info = infos.GetValueOrDefault(change.Feedback) ?? new FeedbackInfo(change.Feedback, FeedbackValueKind.Number);
            var kind = ChangeDirection.Of(change, info) switch { < 0 => SummaryLineKind.Regressed, > 0 => SummaryLineKind.Improved, _ => SummaryLineKind.Changed };
            yield return new SummaryLine(kind, $"{TerminalText.Of(change.Id, NameLength)}  {TerminalText.Of($"{change.Feedback} {ChangeText.Of(change, info)}")}");
        }

        if (comparison.Changes.Count > MaxCases)
        {
            yield return new SummaryLine(SummaryLineKind.More, $"and {VerdictText.Number(comparison.Changes.Count - MaxCases)} more (--json lists them all)");
        }
    }
}
