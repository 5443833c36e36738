using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>A condition of a gate as the template shows it.</summary>
internal sealed class ConditionView(ConditionResult condition, FeedbackInfo? feedback)
{
    private const int ShownCases = 20;

    public string Css { get; } = JsonDocumentWriter.Name(condition.Verdict);

    public string Glyph { get; } = VerdictText.Glyph(condition.Verdict);

    public string Word { get; } = condition.Verdict.ToString();

    public string Rule { get; } = condition.Rule;

    public string Text { get; } = condition.Text;

    public string Cases { get; } = string.Join(", ", condition.Cases.Take(ShownCases)) + (condition.Cases.Count > ShownCases ? ", …" : "");

    /// <summary>The numbers behind the verdict, as far as there are any.</summary>
    public IReadOnlyList<FactView> Numbers { get; } = [.. NumbersOf(condition, feedback).Where(n => n.Value.Length > 0)];

    private static IEnumerable<FactView> NumbersOf(ConditionResult condition, FeedbackInfo? feedback)
    {
        var scale = feedback ?? new FeedbackInfo("", FeedbackValueKind.Number);
        string Value(double? value) => value is { } number ? NumberText.Value(number, scale) : "";
        yield return new FactView("baseline", Value(condition.Baseline));
        yield return new FactView("candidate", Value(condition.Candidate));
        yield return new FactView("difference", condition.Difference is { } difference ? NumberText.Difference(difference, scale) : "");
        yield return new FactView("interval", Interval(condition, scale));
        yield return new FactView("n", VerdictText.Number(condition.N));
        yield return new FactView("method", condition.Method == "none" ? "" : condition.Method);
        yield return new FactView("can see", condition.Mde is { } mde ? NumberText.Difference(mde, scale).TrimStart('+') : "");
        yield return new FactView("p", condition.PValue is { } p ? NumberText.Number(p, "0.####") : "");
    }

    private static string Interval(ConditionResult condition, FeedbackInfo scale)
    {
        if (condition is not { CiLow: { } low, CiHigh: { } high })
        {
            return "";
        }

        return condition.Difference is null ? NumberText.Bounds(low, high, scale) : NumberText.DifferenceBounds(low, high, scale);
    }
}
