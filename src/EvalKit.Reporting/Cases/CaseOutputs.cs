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

    /// <summary>The baseline's answer (null where it is not kept or is the same), the new one (null where there is none) and the expected one (null for none).</summary>
    public (string? Before, string? Now, string? Expected) Of(ReportCase reportCase)
    {
        var now = Shown(reportCase).Output?.Text;
        var before = reportCase.Baseline is null ? null : _before.GetValueOrDefault(reportCase.Case.Id)?.Output?.Text;
        var expected = reportCase.Case.AcceptedResponses is [var first, ..] ? Excerpt(first, 0) : null;
        if (now is null || before is null || now == before)
        {
            return (now is null && before is not null ? Excerpt(before, 0) : null, now is null ? null : Excerpt(now, 0), expected);
        }

        var start = StartOfDifference(before, now);
        return (Excerpt(before, start), Excerpt(now, start), expected);
    }

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

    private static string Excerpt(string text, int start) => ShortText.Of((start > 0 ? "… " : "") + text[start..], Length);
}
