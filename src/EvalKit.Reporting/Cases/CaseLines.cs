using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Cases;

/// <summary>The cases that moved one way, as lines of a summary: a heading, the worst of them first, and how many more there are.</summary>
internal static class CaseLines
{
    private const int MaxCases = 10;
    private const int MaxChanges = 3;
    private const int NameLength = 60;

    /// <param name="run">A run with a comparison.</param>
    /// <param name="movement"><see cref="CaseMovement.Regressed"/> or <see cref="CaseMovement.Improved"/>.</param>
    public static IEnumerable<SummaryLine> Of(EvalRun run, CaseMovement movement) =>
        Of(ReportCases.Read(run).Where(c => c.Movement == movement).ToList(), movement, run.Results);

    private static IEnumerable<SummaryLine> Of(List<ReportCase> cases, CaseMovement movement, RunResults results)
    {
        if (cases.Count == 0)
        {
            yield break;
        }

        yield return new SummaryLine(SummaryLineKind.Heading, $"{(movement == CaseMovement.Regressed ? "regressed" : "improved")}: {VerdictText.Cases(cases.Count)}");
        foreach (var reportCase in cases.Take(MaxCases))
        {
            var changes = reportCase.Changes.Take(MaxChanges).Select(c => TerminalText.Of($"{c.Feedback} {ChangeText.Of(c, results)}"));
            yield return new SummaryLine(
                movement == CaseMovement.Regressed ? SummaryLineKind.Regressed : SummaryLineKind.Improved,
                $"{TerminalText.Of(reportCase.Case.Id, NameLength)}  {string.Join(", ", changes)}");
        }

        if (cases.Count > MaxCases)
        {
            yield return new SummaryLine(SummaryLineKind.More, $"and {VerdictText.Number(cases.Count - MaxCases)} more");
        }
    }
}
