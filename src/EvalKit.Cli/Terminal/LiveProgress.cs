using System.Text;
using EvalKit.Running;
using Spectre.Console;

namespace EvalKit.Cli.Terminal;

/// <summary>Progress as a terminal shows it: a bar with done and total, the time, and under it the facts that there are, on as many lines as they need.</summary>
internal static class LiveProgress
{
    private const int LongestBar = 40;
    private const int ShortestBar = 10;

    /// <summary>The lines, in markup.</summary>
    /// <param name="progress">How far the run is.</param>
    /// <param name="elapsed">How long it has been running.</param>
    /// <param name="width">The columns that a line may fill.</param>
    public static IReadOnlyList<string> Lines(EvaluationProgress progress, TimeSpan elapsed, int width) =>
        [Head(progress, elapsed, width), .. Wrap(ProgressText.Facts(progress), width)];

    private static string Head(EvaluationProgress progress, TimeSpan elapsed, int width)
    {
        var text = string.Join("  ", new[] { ProgressText.Trials(progress), ProgressText.Clock(elapsed), ProgressText.Left(progress, elapsed) }.OfType<string>());
        var bar = Math.Min(LongestBar, width - text.Length - 2);
        return bar < ShortestBar ? Markup.Escape(Cut(text, width)) : $"{Bar(progress, bar)}  {Markup.Escape(text)}";
    }

    /// <summary>Kept trials stand apart from those of this run: they are done and were not paid for again.</summary>
    private static string Bar(EvaluationProgress progress, int width)
    {
        var done = Share(progress.Done, progress.Total, width);
        var kept = Math.Min(done, Share(progress.Kept, progress.Total, width));
        return $"[blue]{new string('━', kept)}[/][green]{new string('━', done - kept)}[/][grey]{new string('─', width - done)}[/]";
    }

    private static int Share(int part, int whole, int width) => whole == 0 ? width : (int)((long)width * Math.Clamp(part, 0, whole) / whole);

    private static IEnumerable<string> Wrap(IEnumerable<ProgressFact> facts, int width)
    {
        var line = new StringBuilder();
        var length = 0;
        foreach (var fact in facts)
        {
            var text = Cut(fact.Text, width);
            if (length > 0 && length + 2 + text.Length > width)
            {
                yield return line.ToString();
                line.Clear();
                length = 0;
            }

            line.Append(length > 0 ? ", " : "").Append(fact.Style is { } style ? $"[{style}]{Markup.Escape(text)}[/]" : Markup.Escape(text));
            length += text.Length + (length > 0 ? 2 : 0);
        }

        yield return line.ToString();
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(0, width)];
}
