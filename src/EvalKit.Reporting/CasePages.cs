using EvalKit.Reporting.Cases;

namespace EvalKit.Reporting;

/// <summary>The cases of a run as pages to go through.</summary>
public static class CasePages
{
    /// <summary>The pages: cases that regressed (worst first), then those that failed, then errors, then the others in the dataset's order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline's results, for its outputs; null when they are not kept.</param>
    /// <param name="cases">All cases of the run's dataset, in its order.</param>
    public static IReadOnlyList<CasePage> Read(EvalRun run, RunResults? baseline, IReadOnlyList<EvalCase> cases) => Read(run, baseline, cases, CaseTraces.None);

    /// <summary>As above, with what happened inside the trials.</summary>
    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline's results, for its outputs; null when they are not kept.</param>
    /// <param name="cases">All cases of the run's dataset, in its order.</param>
    /// <param name="traces">The traces.</param>
    public static IReadOnlyList<CasePage> Read(EvalRun run, RunResults? baseline, IReadOnlyList<EvalCase> cases, CaseTraces traces)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(traces);
        var numbers = cases.Select((c, number) => (c.Id, Number: number)).ToDictionary(c => c.Id, c => c.Number, StringComparer.Ordinal);
        var sections = new CaseSections(run, baseline, traces);
        return
        [
            .. ReportCases.Read(run)
                .OrderBy(Group)
                .ThenBy(c => c.Movement == CaseMovement.Regressed ? c.ChangeRank : 0)
                .ThenBy(c => c.Position)
                .Select(c => new CasePage(c, sections, numbers[c.Case.Id])),
        ];
    }

    private static int Group(ReportCase reportCase) => reportCase switch
    {
        { Movement: CaseMovement.Regressed } => 0,
        { Failed: true } => 1,
        { HasError: true } => 2,
        _ => 3,
    };
}
