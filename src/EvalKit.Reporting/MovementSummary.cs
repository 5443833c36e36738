using EvalKit.Gating;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>What moved between two runs of a suite, for someone who changes the app and looks again: one sentence, then the cases that regressed and those that improved.</summary>
public static class MovementSummary
{
    /// <summary>The lines of the summary; a single one when nothing moved.</summary>
    /// <param name="run">The run. What it is held against by its gates does not count here.</param>
    /// <param name="before">The run before it.</param>
    /// <param name="name">What <paramref name="before"/> is called, such as <c>the round before</c>.</param>
    public static IReadOnlyList<SummaryLine> Lines(EvalRun run, Baseline before, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(before);
        var against = run with { Baseline = before, Comparison = Comparisons.Compare(run.Results, before) };
        return
        [
            new SummaryLine(SummaryLineKind.Note, $"against {TerminalText.Of(name)}: {Counts(against)}"),
            .. CaseLines.Of(against, CaseMovement.Regressed),
            .. CaseLines.Of(against, CaseMovement.Improved),
        ];
    }

    private static string Counts(EvalRun run)
    {
        var movements = ReportCases.Read(run).CountBy(c => c.Movement).ToDictionary();
        var moved = new (int Count, string What)[]
        {
            (movements.GetValueOrDefault(CaseMovement.Regressed), "regressed"),
            (movements.GetValueOrDefault(CaseMovement.Improved), "improved"),
            (movements.GetValueOrDefault(CaseMovement.Changed), "changed"),
            (movements.GetValueOrDefault(CaseMovement.Edited), "edited"),
            (movements.GetValueOrDefault(CaseMovement.New), "new"),
            (run.Comparison!.OnlyBaseline.Count, "gone"),
        };
        var same = movements.GetValueOrDefault(CaseMovement.Same);
        return moved.All(m => m.Count == 0)
            ? $"nothing moved in {VerdictText.Cases(same)}"
            : $"{string.Join(", ", moved.Where(m => m.Count > 0).Select(m => $"{VerdictText.Number(m.Count)} {m.What}"))}, {VerdictText.Number(same)} the same";
    }
}
