using System.Globalization;
using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>Reads the label in a cell. What is no label of the type is null, never a guess.</summary>
internal static class HumanLabel
{
    private static readonly HashSet<string> True = new(StringComparer.OrdinalIgnoreCase) { "true", "yes", "pass", "1" };
    private static readonly HashSet<string> False = new(StringComparer.OrdinalIgnoreCase) { "false", "no", "fail", "0" };

    /// <summary>The label in a column of a case; null where there is none.</summary>
    public static string? Cell(EvalCase evalCase, string column) => FieldPath.Text(evalCase.Columns, column)?.Trim() is { Length: > 0 } label ? label : null;

    public static FeedbackValue? Read(string cell, FeedbackValueKind type) => type switch
    {
        FeedbackValueKind.Bool => True.Contains(cell) ? FeedbackValue.Of(true) : False.Contains(cell) ? FeedbackValue.Of(false) : null,
        FeedbackValueKind.Number => ReadNumber(cell),
        FeedbackValueKind.Category => FeedbackValue.OfCategory(cell),
        _ => FeedbackValue.OfText(cell),
    };

    public static string Expected(FeedbackValueKind type) => type == FeedbackValueKind.Number ? "a number" : "true/false, yes/no, pass/fail or 1/0";

    private static FeedbackValue? ReadNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? FeedbackValue.Of(number) : null;
}
