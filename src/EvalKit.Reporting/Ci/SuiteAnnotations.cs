using EvalKit.Gating;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Ci;

/// <summary>The annotations of one run.</summary>
internal sealed class SuiteAnnotations(CiSuite suite, bool strict, RepositoryPaths paths)
{
    private const int MaxNamed = 5;
    private const int NameLength = 100;
    private const int LineLength = 300;

    private readonly EvalRun _run = suite.Run;

    // What a partial run does not decide is nothing to say on a line of a change.
    private readonly IReadOnlyList<GateResult> _gates = [.. suite.Run.Gates.Where(g => g.Reason != GateReason.PartialRun)];
    private readonly IReadOnlyList<ReportCase> _cases = ReportCases.Read(suite.Run);
    private readonly CaseOutputs _outputs = new(suite.Run, suite.BaselineResults);

    /// <summary>One for each gate that is not Pass.</summary>
    public IEnumerable<Annotation> OfGates() => _gates.Where(g => g.Verdict != Verdict.Pass).Select(Gate);

    /// <summary>One for each case that a gate has regressed in, or that made it fail.</summary>
    public IEnumerable<Annotation> OfCases() => _cases.Select(Case).OfType<Annotation>();

    private Annotation Gate(GateResult gate)
    {
        var title = Line($"{_run.Results.Record.Suite}: {MetricText.Short(gate.Metric)} {VerdictText.Reason(gate.Reason)}", NameLength);
        string[] lines = [Line(gate.Text), .. Behind(gate)];
        return At(suite.Source, Gates.End(gate, strict) == GateEnd.Skipped ? AnnotationLevel.Notice : AnnotationLevel.Error, title, lines);
    }

    /// <summary>The cases behind a gate, by name.</summary>
    private IEnumerable<string> Behind(GateResult gate)
    {
        var cases = _cases.Where(c => IsBehind(c, gate)).ToList();
        if (cases.Count == 0)
        {
            return [];
        }

        var more = cases.Count > MaxNamed ? $" and {VerdictText.Number(cases.Count - MaxNamed)} more" : "";
        return [$"{VerdictText.Cases(cases.Count)}: {string.Join(", ", cases.Take(MaxNamed).Select(c => Line(c.Case.Id, NameLength)))}{more}"];
    }

    private Annotation? Case(ReportCase reportCase)
    {
        var gates = _gates.Where(g => IsBehind(reportCase, g)).ToList();
        if (gates.Count == 0)
        {
            return null;
        }

        var failed = gates.Exists(g => g.Verdict == Verdict.Fail);
        string[] worse = [.. reportCase.Changes.Where(c => ChangeDirection.Of(c, _run.Results) < 0).Select(c => Line($"{c.Feedback} {ChangeText.Of(c, _run.Results)}"))];
        var title = $"{(worse.Length > 0 ? "Regressed" : "Failed")}: {Line(reportCase.Case.Id, NameLength)}";
        string[] lines = [.. worse, .. CaseErrors.First(reportCase, _run.Results) is { Length: > 0 } error ? [Line(error)] : Outputs(reportCase)];
        var source = suite.CaseSource is { } find ? find(reportCase.Case) ?? suite.Source : suite.Source;
        return At(source, failed ? AnnotationLevel.Error : AnnotationLevel.Warning, title, lines.Length > 0 ? lines : [Line(gates[0].Text)]);
    }

    private IEnumerable<string> Outputs(ReportCase reportCase) => _outputs.Of(reportCase).Select(o => Line($"{o.Name}: {o.Text}"));

    /// <summary>Whether a gate names the case, or the case got worse in what the gate is about.</summary>
    private bool IsBehind(ReportCase reportCase, GateResult gate) =>
        (gate.Verdict == Verdict.Fail && gate.Deciding.Cases.Contains(reportCase.Case.Id))
        || reportCase.Changes.Any(c => c.Feedback == MetricName.Parse(gate.Metric).Feedback && ChangeDirection.Of(c, _run.Results) < 0);

    private Annotation At(SourceLocation? source, AnnotationLevel level, string title, string[] lines)
    {
        var file = source is null ? null : paths.Relative(source.File);
        return new Annotation(level, file, file is null ? null : source!.Line, title, string.Join('\n', lines));
    }

    private static string Line(string text, int limit = LineLength) => TerminalText.Of(text, limit);
}
