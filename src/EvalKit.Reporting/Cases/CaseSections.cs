using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Cases;

/// <summary>Makes the parts of a case's page.</summary>
internal sealed class CaseSections
{
    private readonly EvalRun _run;
    private readonly CaseTraces _traces;
    private readonly FeedbackSections _feedback;
    private readonly Dictionary<(string Id, string Hash), List<TrialRow>> _baseline;

    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline's results; null when they are not known.</param>
    /// <param name="traces">The traces of its trials.</param>
    public CaseSections(EvalRun run, RunResults? baseline, CaseTraces traces)
    {
        _run = run;
        _traces = traces;
        _feedback = new FeedbackSections(run.Results);
        _baseline = (baseline?.Rows ?? []).GroupBy(r => (r.Case.Id, r.Case.CaseHash)).ToDictionary(g => g.Key, g => g.ToList());
    }

    public RunResults Results => _run.Results;

    public IReadOnlyList<string> Marks(ReportCase reportCase) => [.. _feedback.Marks(reportCase)];

    public IReadOnlyList<CaseSection> Of(ReportCase reportCase)
    {
        var rows = Enumerable.Range(reportCase.FirstRow, reportCase.RowCount);
        return
        [
            .. Fields("inputs", reportCase.Case.Inputs),
            .. Fields("expectations", reportCase.Case.Expectations),
            .. Fields("columns", reportCase.Case.Columns).Select(c => c with { StartsFolded = true }),
            .. reportCase.RowCount == 1 ? OfTrial(reportCase, reportCase.FirstRow, repeat: 0) : rows.Select((row, repeat) => Repeat(reportCase, row, repeat)),
        ];
    }

    private CaseSection Repeat(ReportCase reportCase, int row, int repeat) =>
        new(FormattableString.Invariant($"repeat {repeat + 1} of {reportCase.RowCount}")) { Children = [.. OfTrial(reportCase, row, repeat)] };

    private IEnumerable<CaseSection> OfTrial(ReportCase reportCase, int row, int repeat)
    {
        var trial = Results.Rows[row].Trial;
        yield return Output("output", trial);
        if (_run.Baseline is not null)
        {
            yield return Baseline(reportCase, repeat);
        }

        if (trial.Output is { } output)
        {
            if (output.Context.Count > 0)
            {
                yield return new CaseSection("context") { Children = [.. output.Context.Select((passage, rank) => new CaseSection(VerdictText.Number(rank + 1), passage))] };
            }

            if (JsonSections.Of("messages", output.Messages) is { } messages)
            {
                yield return messages with { StartsFolded = true };
            }

            if (JsonSections.Of("tool calls", output.ToolCalls) is { } calls)
            {
                yield return calls;
            }
        }

        yield return new CaseSection("feedback") { Children = [.. _feedback.Of(reportCase, row)] };
        foreach (var trace in Traces(trial, row))
        {
            yield return trace;
        }

        yield return new CaseSection("trial") { Children = [.. TrialFacts.Of(trial, reportCase.Case)] };
    }

    private IEnumerable<CaseSection> Traces(Trial trial, int row) => _traces.Of(trial.TraceId) is { } traces
        ? TraceSections.Of(traces, [.. Results.Columns.Select(c => c.Cells[row]).OfType<Feedback>()])
        : _traces.IsCut ? [new CaseSection("trace", "(not read: the run has more traces than fit here; the report shows them)")]
        : [];

    private CaseSection Baseline(ReportCase reportCase, int repeat)
    {
        var rows = reportCase.Baseline is { } paired ? _baseline.GetValueOrDefault((paired.Id, paired.CaseHash)) : null;
        return rows is not null && repeat < rows.Count
            ? Output("baseline output", rows[repeat].Trial)
            : new CaseSection("baseline output", $"({BaselineNote.Of(reportCase, _run)})");
    }

    private static CaseSection Output(string name, Trial trial) => trial switch
    {
        { Output: { } output } => new CaseSection(name, JsonSections.Text(output.Value)),
        { Error: { } error } => new CaseSection(name, CaseErrors.Of(error)) { Verdict = Verdict.Invalid },
        _ => new CaseSection(name, "(none)"),
    };

    private static IEnumerable<CaseSection> Fields(string name, CaseFields fields) =>
        fields.Count == 0 ? [] : [new CaseSection(name) { Children = [.. fields.Select(f => JsonSections.Of(f.Key, f.Value) ?? new CaseSection(f.Key, "null"))] }];
}
