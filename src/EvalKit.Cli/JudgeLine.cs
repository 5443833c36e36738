using System.Globalization;
using EvalKit.Judging;

namespace EvalKit.Cli;

/// <summary>A judge in one line of fields with tabs between them: name, value, what passes, needs, origin, and <c>preview</c> where it is one.</summary>
internal static class JudgeLine
{
    public static string Of(JudgeFile judge, string folder)
    {
        var origin = judge.IsEmbedded ? "embedded" : Path.GetRelativePath(folder, judge.Location);
        return string.Join('\t', judge.Name, ValueOf(judge.Verdict), PassOf(judge.Verdict), string.Join(", ", judge.Needs), origin) + (judge.IsPreview ? "\tpreview" : "");
    }

    private static string ValueOf(VerdictForm form) => form.Kind switch
    {
        FeedbackValueKind.Bool => "yes|no",
        FeedbackValueKind.Number when form.Menu.Count == 0 => string.Create(CultureInfo.InvariantCulture, $"{form.Minimum}..{form.Maximum}"),
        _ => string.Join('|', form.Menu),
    };

    private static string PassOf(VerdictForm form) => form switch
    {
        { PassAtLeast: { } least } => string.Create(CultureInfo.InvariantCulture, $">= {least}"),
        { PassAtMost: { } most } => string.Create(CultureInfo.InvariantCulture, $"<= {most}"),
        { PassLabels.Count: > 0 } => string.Join('|', form.PassLabels),
        _ => "-",
    };
}
