using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>What was run: enough to find it again, and to tell why two runs differ.</summary>
internal static class RunFacts
{
    private static readonly string Version = typeof(RunFacts).Assembly.GetName().Version?.ToString(3) ?? "";

    public static IReadOnlyList<FactView> Of(EvalRun run) => [.. All(run).Where(f => !string.IsNullOrEmpty(f.Value))];

    private static IEnumerable<FactView> All(EvalRun run)
    {
        var record = run.Results.Record;
        var environment = record.Environment;
        yield return new FactView("Run", record.Id);
        yield return new FactView("Name", record.Name ?? "");
        yield return new FactView("Suite", record.Suite);
        yield return new FactView("Experiment", record.Experiment);
        yield return new FactView("State", JsonDocumentWriter.Name(record.State));
        yield return new FactView("Cases", Text.VerdictText.Coverage(record));
        yield return new FactView("Trials", run.Results.Rows.Count > record.SelectedCases ? run.Results.Rows.Count.ToString(CultureInfo.InvariantCulture) : "");
        yield return new FactView("Started", Time(record.StartedAt));
        yield return new FactView("Took", record.EndedAt is { } ended ? string.Create(CultureInfo.InvariantCulture, $"{(ended - record.StartedAt).TotalSeconds:0.0} s") : "");
        yield return new FactView("Cost", RunCost.Of(run.Results).Describe() ?? "");
        yield return new FactView("Commit", environment.Commit is { } commit ? commit + (environment.Dirty == true ? " (with uncommitted changes)" : "") : "");
        yield return new FactView("Branch", environment.Branch ?? "");
        yield return new FactView("Pull request", environment.PullRequest ?? "");
        yield return new FactView("CI", string.Join(" ", new[] { environment.CiProvider, environment.Build }.OfType<string>()));
        yield return new FactView("System", environment.OperatingSystem ?? "");
        yield return new FactView("Dataset", $"{record.Dataset} {record.DatasetHash}");
        yield return new FactView("Suite fingerprint", record.SuiteFingerprint);
        yield return new FactView("App fingerprint", record.AppFingerprint);
        foreach (var judge in record.Feedbacks.Where(f => f.ScorerKind == ScorerKind.Judge && !IsCountedBeside(f, record)))
        {
            yield return new FactView($"Judge of {judge.Name}", judge.ScorerFingerprint);
        }

        foreach (var (name, value) in record.Parameters.Where(p => p.Key != RunRecord.FolderParameter).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            yield return new FactView(name, value);
        }

        yield return new FactView("Baseline", run.Baseline is { } held ? BaselineName.Of(held) : "none");
        yield return new FactView("Baseline since", run.Baseline is { } baseline ? Time(baseline.BlessedAt) : "");
        yield return new FactView("Baseline run", run.Baseline?.RunId ?? "");
        yield return new FactView("Baseline app", run.Baseline?.App ?? "");
        yield return new FactView("EvalKit", Version);
    }

    /// <summary>What is counted beside a judge's verdict is of the same judge.</summary>
    private static bool IsCountedBeside(FeedbackInfo feedback, RunRecord record) =>
        record.Feedbacks.Any(f => f.ScorerFingerprint == feedback.ScorerFingerprint && feedback.Name.StartsWith(f.Name + ".", StringComparison.Ordinal));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
