using System.Globalization;
using System.Text;

namespace EvalKit.Cli;

/// <summary>A comparison as lines of text for a person.</summary>
internal static class ComparisonTable
{
    public static string Render(Comparison comparison)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{comparison.Candidate} against {comparison.Baseline}");
        text.Append(CultureInfo.InvariantCulture, $"{comparison.Paired} cases pair, {comparison.OnlyCandidate.Count} are new, ");
        text.AppendLine(CultureInfo.InvariantCulture, $"{comparison.OnlyBaseline.Count} are gone, {comparison.ChangedCases.Count} changed and are not paired");
        foreach (var feedback in comparison.Feedback)
        {
            text.AppendLine(Line(feedback));
        }

        return text.ToString().TrimEnd();
    }

    private static string Line(FeedbackComparison feedback)
    {
        if (feedback.N == 0)
        {
            return $"  {feedback.Feedback.Name}: no pair is scored on both sides";
        }

        var interval = feedback.CiLow is { } low && feedback.CiHigh is { } high ? FormattableString.Invariant($", 95% {low:+0.####;-0.####;0}..{high:+0.####;-0.####;0}") : "";
        return FormattableString.Invariant(
            $"  {feedback.Feedback.Name}: {feedback.MeanBaseline:0.####} → {feedback.MeanCandidate:0.####} ({feedback.Difference:+0.####;-0.####;0}{interval}, n={feedback.N}), {feedback.Better} better, {feedback.Worse} worse, {feedback.Method}");
    }
}
