using EvalKit.Gating;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.JUnit;

/// <summary>The outcomes of cases and gates of a stored run: those that a test runner gives them, but for assertions in a test's body, which are app errors here.</summary>
internal static class JUnitCases
{
    private const string AppOk = "app_ok";

    public static JUnitCase OfCase(ReportCase reportCase, EvalRun run)
    {
        var rows = Enumerable.Range(reportCase.FirstRow, reportCase.RowCount).ToList();
        var (outcome, kind, message) = Outcome(reportCase, rows, run);
        var time = rows.Aggregate(TimeSpan.Zero, (sum, row) => sum + (run.Results.Rows[row].Trial.Latency ?? TimeSpan.Zero));
        return new JUnitCase(run.Results.Record.Suite, reportCase.Case.Id, outcome, kind, message, Scores(rows, run), time);
    }

    public static JUnitCase OfGate(GateResult gate, EvalRun run, bool strict)
    {
        var record = run.Results.Record;
        var outcome = Gates.End(gate, strict) switch
        {
            GateEnd.Passed => JUnitOutcome.Passed,
            GateEnd.Skipped => JUnitOutcome.Skipped,
            _ => JUnitOutcome.Failed,
        };
        return new JUnitCase(
            record.Suite + ".gates", $"{MetricText.Short(gate.Metric)} {gate.Rule}", outcome, JsonDocumentWriter.Name(gate.Reason),
            outcome == JUnitOutcome.Passed ? "" : gate.Text, gate.Text, TimeSpan.Zero);
    }

    private static (JUnitOutcome Outcome, string Kind, string Message) Outcome(ReportCase reportCase, List<int> rows, EvalRun run)
    {
        var trials = rows.Select(r => run.Results.Rows[r].Trial).ToList();
        if (trials.Select(t => t.Error).FirstOrDefault(e => e?.Kind == TrialErrorKind.App) is { } broke)
        {
            return reportCase.Baseline?.Feedback.GetValueOrDefault(AppOk)?.Value?.Number is < 1
                ? (JUnitOutcome.Skipped, "", $"The app failed, as it did in the baseline: {broke.Message}")
                : (JUnitOutcome.Failed, "app_broke", $"The app threw {broke.Type}: {broke.Message}");
        }

        if (rows.SelectMany(r => EachFailures(r, run)).FirstOrDefault() is { } failed)
        {
            return (JUnitOutcome.Failed, "case_failed", $"{failed.Name} does not pass, and its gate demands that each case does{(failed.Rationale is { } why ? ": " + why : ".")}");
        }

        if (trials.FirstOrDefault(t => t.Status != TrialStatus.Ok)?.Error is { } notRun)
        {
            return (JUnitOutcome.Skipped, "", notRun.Message);
        }

        var notRecorded = rows.SelectMany(r => run.Results.Columns.Select(c => c.Cells[r]?.Error)).FirstOrDefault(e => e?.Kind == FeedbackErrorKind.NotRecorded);
        return notRecorded is null ? (JUnitOutcome.Passed, "", "") : (JUnitOutcome.Skipped, "", notRecorded.Message);
    }

    private static IEnumerable<Feedback> EachFailures(int row, EvalRun run) => run.Results.Record.Gates.Where(g => g.Each)
        .Select(g => run.Results.Column(g.Metric.Feedback)?.Cells[row])
        .OfType<Feedback>()
        .Where(f => f.Passed == false);

    private static string Scores(List<int> rows, EvalRun run) => string.Join('\n', rows.SelectMany(row => run.Results.Columns
        .Where(c => c.Info.Name != AppOk && c.Cells[row] is not null)
        .Select(c => Score(c.Cells[row]!, c.Info))));

    private static string Score(Feedback feedback, FeedbackInfo info)
    {
        var value = feedback switch
        {
            { Error: { } error } => $"{JsonDocumentWriter.Name(error.Kind)}: {error.Message}",
            { Value.Bool: { } passes } => passes ? "true" : "false",
            { Value.Number: { } number } => NumberText.Value(number, info),
            { Value: { } other } => other.ToString() ?? "",
            _ => "not scored",
        };
        return $"{feedback.Name}: {value}{(feedback.Rationale is { } why ? " (" + ShortText.Of(why, 300) + ")" : "")}";
    }
}
