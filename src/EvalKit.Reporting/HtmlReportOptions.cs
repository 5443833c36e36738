namespace EvalKit.Reporting;

/// <summary>What a page shows beside the run. Immutable.</summary>
public sealed record HtmlReportOptions
{
    /// <summary>The default of <see cref="DetailBudget"/>: above it browsers and CI artifact viewers become slow.</summary>
    public const int DefaultDetailBudget = 25_000_000;

    /// <summary>The baseline's own results, whose outputs are shown side by side; null when only the baseline file is known. Default: null.</summary>
    public RunResults? BaselineResults { get; init; }

    /// <summary>What happened inside the trials, shown beside their outputs. Default: none.</summary>
    public ReportTraces Traces { get; init; } = ReportTraces.None;

    /// <summary>The plots, in order. Default: none.</summary>
    public IReadOnlyList<ReportPlot> Plots { get; init; } = [];

    /// <summary>
    /// How many characters of the page the details of cases (inputs, outputs, rationales) may take. Every case has its row; where the budget ends, the details
    /// of regressed, failed and new cases are kept before those of the others, and the page says how many were left out. What they leave is there for traces. Default: 25 million.
    /// </summary>
    public int DetailBudget { get; init; } = DefaultDetailBudget;
}
