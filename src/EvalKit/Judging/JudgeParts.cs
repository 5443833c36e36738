using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>Makes a judge's parts of the lists in its feedback's metadata. What cannot be counted is an error or unscored, and never 0.</summary>
internal static class JudgeParts
{
    public static string NameOf(string feedback, JudgePart part) => $"{feedback}.{part.Name}";

    public static FeedbackInfo Info(FeedbackInfo main, JudgePart part) =>
        new(NameOf(main.Name, part), part.Kind == JudgePartKind.Item ? FeedbackValueKind.Bool : FeedbackValueKind.Number)
        {
            Polarity = part.Polarity,
            Minimum = 0,
            Maximum = part.Kind == JudgePartKind.Count ? null : 1,
            ScorerKind = main.ScorerKind,
            ScorerFingerprint = main.ScorerFingerprint,
        };

    /// <summary>The main score and the parts beside it. Where the main score is an error, so are the parts.</summary>
    public static ScoreResult Beside(Score main, JudgeFile judge) =>
        judge.Parts.Count == 0 ? main : new ScoreResult([main, .. judge.Parts.Select(p => Of(main, p, judge) with { Source = main.Source })]);

    private static Score Of(Score main, JudgePart part, JudgeFile judge)
    {
        var name = NameOf(main.Name, part);
        if (main.Error is { } error)
        {
            return Score.Failed(name, error.Kind, error.Message);
        }

        if (main.Metadata?[EqualAnswer.Mark] is not null)
        {
            return Score.Unscored(name, "No model was asked, so there is nothing to count.");
        }

        var list = judge.Verdict.Items is { } items && items.Menu.Contains(part.Of, StringComparer.Ordinal) ? items.Name : part.Of;
        return main.Metadata?[list] is JsonArray found
            ? Counted(name, part, list, found)
            : Score.Failed(name, FeedbackErrorKind.Unparseable, $"The reply gives a verdict and no list '{list}', so there is nothing to count.");
    }

    private static Score Counted(string name, JudgePart part, string list, JsonArray found)
    {
        if (part.Kind == JudgePartKind.Item)
        {
            var item = found.First(i => (int)i![ItemForm.Item]! == part.Position)!;
            return Score.Of(name, FeedbackValue.Of((string)item[ItemForm.Verdict]! == part.Of), (string)item[ItemForm.Verdict]!);
        }

        var count = part.Of == list ? found.Count : found.Count(i => (string)i![ItemForm.Verdict]! == part.Of);
        if (part.Kind == JudgePartKind.Count)
        {
            return Score.Of(name, FeedbackValue.Of(count), part.Of == list ? null : Text(count, found.Count, list, part.Of));
        }

        return found.Count == 0
            ? Score.Unscored(name, $"There are no {list}, so there is no share of them.")
            : Score.Of(name, FeedbackValue.Of((double)count / found.Count), Text(count, found.Count, list, part.Of));
    }

    private static string Text(int count, int total, string list, string label) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} of {total} {list}: {label}");
}
