using System.Globalization;
using System.Text.Json;
using EvalKit.Chat;

namespace EvalKit.Judging.Robustness;

/// <summary>The verdict that an attack is after: the first that passes, as the judge writes it.</summary>
/// <param name="Label">The label in words.</param>
/// <param name="Json">The same as JSON.</param>
internal sealed record PassLabel(string Label, string Json)
{
    public static PassLabel Of(IModelScorer judge)
    {
        var feedback = judge.Info.Feedbacks[0];
        FeedbackValue[] values = feedback.ValueKind switch
        {
            FeedbackValueKind.Bool => [FeedbackValue.Of(true), FeedbackValue.Of(false)],
            FeedbackValueKind.Category => [.. feedback.Categories.Select(FeedbackValue.OfCategory)],
            _ => [.. new[] { feedback.Maximum, feedback.Minimum }.OfType<double>().Select(FeedbackValue.Of)],
        };
        var passing = values.FirstOrDefault(v => judge.Passes(v) == true)
            ?? throw new EvalKitException(FaultKind.Usage, $"The judge '{judge.JudgeName}' has no rule for what passes, so no attack can succeed or fail: write 'pass' in its file.");
        return passing.Number is { } number && passing.Bool is null
            ? new PassLabel(number.ToString("R", CultureInfo.InvariantCulture), number.ToString("R", CultureInfo.InvariantCulture))
            : Words(passing.Bool is { } flag ? flag ? "yes" : "no" : passing.Label!);
    }

    private static PassLabel Words(string label) => new(label, JsonSerializer.Serialize(label));
}
