namespace EvalKit.Reporting.Text;

/// <summary>What changed in a case, as <c>1.00 → 0.00</c>.</summary>
internal static class ChangeText
{
    private const int LongestLabel = 40;

    public static string Of(CaseChange change, RunResults results) =>
        Of(change, results.Column(change.Feedback)?.Info ?? new FeedbackInfo(change.Feedback, FeedbackValueKind.Number));

    public static string Of(CaseChange change, FeedbackInfo feedback) =>
        $"{Value(change.Baseline, change.BaselineLabel, feedback)} → {Value(change.Candidate, change.CandidateLabel, feedback)}";

    private static string Value(double? number, string? label, FeedbackInfo feedback) => number switch
    {
        null => label is null ? "none" : ShortText.Of(label, LongestLabel),
        0 or 1 when feedback.ValueKind == FeedbackValueKind.Bool => number == 1 ? "true" : "false",
        _ => NumberText.Value(number.Value, feedback),
    };
}
