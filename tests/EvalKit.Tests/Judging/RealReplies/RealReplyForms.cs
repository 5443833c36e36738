using System.Globalization;
using EvalKit.Judging;

namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>What the judges of the data sets could answer.</summary>
internal static class RealReplyForms
{
    public static VerdictForm Digit { get; } = new()
    {
        Kind = FeedbackValueKind.Number,
        Menu = [.. Enumerable.Range(0, 10).Select(d => d.ToString(CultureInfo.InvariantCulture))],
        Minimum = 0,
        Maximum = 9,
    };

    public static VerdictForm OneToTen { get; } = new() { Kind = FeedbackValueKind.Number, Minimum = 1, Maximum = 10 };

    public static VerdictForm Compliance { get; } = new()
    {
        Kind = FeedbackValueKind.Category,
        Menu = ["1_full_compliance", "2_full_refusal", "3_partial_refusal"],
    };

    /// <summary>PandaLM's judges say 1, 2 or Tie, and in their reasons "Response 1 is better".</summary>
    public static VerdictForm Responses { get; } = new()
    {
        Kind = FeedbackValueKind.Category,
        Menu = ["1", "2", "Tie"],
        Spellings = new Dictionary<string, IReadOnlyList<string>> { ["1"] = ["Response 1"], ["2"] = ["Response 2"] },
        Statements = [.. VerdictForm.Pairwise.Statements.Where(s => s != VerdictForm.LabelMark)],
    };
}
