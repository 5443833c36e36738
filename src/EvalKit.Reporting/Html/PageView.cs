using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;
using EvalKit.Reporting.Traces;

namespace EvalKit.Reporting.Html;

/// <summary>The variables of the page's template.</summary>
internal sealed class PageView : VerdictView
{
    public PageView(EvalRun run, HtmlReportOptions options)
        : base(run.Verdict, run.Results.Record)
    {
        var record = run.Results.Record;
        var cases = ReportCases.Read(run);
        var details = CaseDetails.Write(cases, new CaseDetailJson(run, options.BaselineResults, options.Traces).Of, options.DetailBudget);
        var traces = TraceChunk.Within(options.Traces.Chunks, options.DetailBudget - details.Length);
        Sentence = VerdictText.Sentence(run);
        State = record.State == RunState.Completed ? "" : JsonDocumentWriter.Name(record.State);
        Against = run.Baseline is { } baseline ? $"against {BaselineName.Of(baseline)}" : "no baseline";
        Gates = [.. run.Gates.OrderByDescending(g => g.Verdict).Select(g => new GateView(g, run.Metrics.FirstOrDefault(m => m.Name.ToString() == g.Metric)?.Feedback))];
        Warnings = run.Warnings;
        Metrics = MetricView.Of(run);
        IsCompared = run.Comparison is not null;
        Plots = [.. options.Plots.Select(p => new PlotView(p))];
        Facts = RunFacts.Of(run);
        CaseCount = VerdictText.Number(cases.Count);
        LeftOut = details.Count < cases.Count
            ? $"The details of {VerdictText.Number(cases.Count - details.Count)} of {VerdictText.Cases(cases.Count)} are left out to keep this page small; "
            + "regressed, failed and new cases came first. The run in the store and `evalkit export` have them all."
            : "";
        NotCompared = NotComparedText(run.Comparison);
        TracesLeftOut = traces.Count < options.Traces.Chunks.Count || options.Traces.IsCut
            ? $"Traces are here for {VerdictText.Number(traces.Sum(t => t.Count))} trials, those of cases that need attention first; the others are left out to keep this page small."
            : "";
        Index = Payload.Of(CaseIndex.Json(run, cases, details, traces));
        Details = details.Chunks;
        Traces = [.. traces.Select(t => t.Payload)];
        Script = new SafeMarkup(PageResources.Script);
        Policy = new SafeMarkup(ContentPolicy.Of(PageResources.Script, PageResources.Style));
    }

    public string Sentence { get; }

    /// <summary>How far the run came; empty when it was completed.</summary>
    public string State { get; }

    public string Against { get; }

    public IReadOnlyList<GateView> Gates { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<MetricView> Metrics { get; }

    public bool IsCompared { get; }

    public IReadOnlyList<PlotView> Plots { get; }

    public IReadOnlyList<FactView> Facts { get; }

    public string CaseCount { get; }

    /// <summary>How many cases have no details on this page; empty when all have.</summary>
    public string LeftOut { get; }

    /// <summary>How many trials have their traces on this page; empty when all have.</summary>
    public string TracesLeftOut { get; }

    /// <summary>Which cases do not pair with the baseline; empty when all do.</summary>
    public string NotCompared { get; }

    public SafeMarkup Index { get; }

    public IReadOnlyList<SafeMarkup> Details { get; }

    public IReadOnlyList<SafeMarkup> Traces { get; }

    public SafeMarkup Script { get; }

    public SafeMarkup Policy { get; }

    private static string NotComparedText(Comparison? comparison)
    {
        if (comparison is null)
        {
            return "";
        }

        var parts = new (int Count, string Text)[]
        {
            (comparison.OnlyCandidate.Count, "new"),
            (comparison.ChangedCases.Count, "edited"),
            (comparison.OnlyBaseline.Count, "only in the baseline"),
        };
        var named = parts.Where(p => p.Count > 0).Select(p => $"{VerdictText.Number(p.Count)} {p.Text}").ToList();
        return named.Count == 0 ? "" : $"{VerdictText.Cases(comparison.Paired)} pair with the baseline; {string.Join(", ", named)}.";
    }
}
