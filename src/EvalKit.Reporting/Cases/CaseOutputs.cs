using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Cases;

/// <summary>What a case answered before and what it answers now, as excerpts that show where the two begin to differ.</summary>
internal sealed class CaseOutputs(EvalRun run, RunResults? baseline)
{
    private const int Length = 160;
    private const int Lead = 40;

    private readonly Dictionary<string, Trial> _before = (baseline?.Rows ?? [])
        .GroupBy(r => r.Case.Id, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Trial, StringComparer.Ordinal);

    /// <summary>The old and the new answer; where the old one is not kept, or is the same, the new and the expected one. What there is not is left out.</summary>
    public IReadOnlyList<(string Name, string Text)> Of(ReportCase reportCase)
    {
        var now = Shown(reportCase).Output?.Text;
        var before = reportCase.Baseline is null ? null : _before.GetValueOrDefault(reportCase.Case.Id)?.Output?.Text;
        if (before is not null && before != now)
        {
            var start = now is null ? 0 : StartOfDifference(before, now);
            return Known(("before", Excerpt(before, start)), ("now", Excerpt(now, start)));
        }

        return Known(("now", Excerpt(now, 0)), ("expected", Excerpt(reportCase.Case.AcceptedResponses is [var accepted, ..] ? accepted : null, 0)));
    }

    private static IReadOnlyList<(string Name, string Text)> Known(params (string Name, string? Text)[] lines) =>
        [.. lines.Where(l => l.Text is not null).Select(l => (l.Name, l.Text!))];

    /// <summary>Of several repeats the first that has a feedback which does not pass: that is the one a reader asks about.</summary>
    private Trial Shown(ReportCase reportCase)
    {
        var changed = reportCase.Changes.Select(c => run.Results.Column(c.Feedback)).OfType<FeedbackColumn>().ToList();
        var rows = Enumerable.Range(reportCase.FirstRow, reportCase.RowCount);
        var row = rows.Where(r => changed.Exists(c => c.Cells[r]?.Passed == false)).DefaultIfEmpty(reportCase.FirstRow).First();
        return run.Results.Rows[row].Trial;
    }

    /// <summary>Where the excerpts begin: a few words before the first difference, unless all of it fits.</summary>
    private static int StartOfDifference(string before, string now)
    {
        if (Math.Max(before.Length, now.Length) <= Length)
        {
            return 0;
        }

        var same = before.AsSpan().CommonPrefixLength(now);
        same -= same > 0 && char.IsHighSurrogate(before[same - 1]) ? 1 : 0;
        var start = Math.Max(0, same - Lead);
        var space = before.AsSpan(start, same - start).IndexOf(' ');
        return start == 0 ? 0 : space < 0 ? same : start + space + 1;
    }

    private static string? Excerpt(string? text, int start) => text is null ? null : ShortText.Of((start > 0 ? "… " : "") + text[start..], Length);
}
