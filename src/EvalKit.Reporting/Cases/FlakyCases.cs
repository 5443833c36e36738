namespace EvalKit.Reporting.Cases;

/// <summary>Finds cases that became flaky: the baseline repeated them and every repeat agreed, and now some pass and some do not.</summary>
internal static class FlakyCases
{
    public static IReadOnlyList<FlakyCase> Of(EvalRun run, IReadOnlyList<ReportCase> cases)
    {
        var deciding = DecidingFeedback.Of(run);
        return [.. cases.Where(c => c is { RowCount: > 1, Baseline.Repeats: > 1 }).Select(c => Of(c, deciding)).OfType<FlakyCase>()];
    }

    private static FlakyCase? Of(ReportCase reportCase, IReadOnlyList<FeedbackColumn> deciding)
    {
        foreach (var column in deciding)
        {
            var passes = Enumerable.Range(reportCase.FirstRow, reportCase.RowCount).Select(r => column.Cells[r]?.Passed).OfType<bool>().ToList();
            var passed = passes.Count(p => p);
            var before = reportCase.Baseline!.Feedback.GetValueOrDefault(column.Info.Name);
            if (passed > 0 && passed < passes.Count && (before?.PassShare ?? before?.Value?.Number) is { } share && (share is 0 or 1))
            {
                return new FlakyCase(reportCase, column.Info.Name, passed, passes.Count, PassedBefore: share == 1);
            }
        }

        return null;
    }
}
