namespace EvalKit.Reporting.Cases;

/// <summary>Which feedback decides whether a case has failed.</summary>
internal static class DecidingFeedback
{
    /// <summary>The names of the feedback that gates are about.</summary>
    public static IReadOnlySet<string> Gated(EvalRun run) => run.Gates.Select(g => FeedbackOf(g.Metric)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The gated feedback that knows a pass rule, with <c>app_ok</c>; all feedback with a pass rule where no gate is about one.</summary>
    public static IReadOnlyList<FeedbackColumn> Of(EvalRun run)
    {
        var gated = Gated(run);
        var judging = run.Results.Columns.Where(c => c.Cells.Any(f => f?.Passed is not null)).ToList();
        var deciding = judging.Where(c => gated.Contains(c.Info.Name)).ToList();
        return deciding.Exists(c => c.Info.Name != AppOk) ? deciding : judging;
    }

    private const string AppOk = "app_ok";

    private static string FeedbackOf(string metric)
    {
        var slash = metric.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? metric : metric[..slash];
    }
}
