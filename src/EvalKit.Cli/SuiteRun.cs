using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Providers;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli;

/// <summary>Runs a bound suite from its dataset to report, summary and exit code: what <c>run</c> and <c>score</c> share.</summary>
internal sealed class SuiteRun(CliContext context, SettingValues settings)
{
    /// <summary>An expression that a case must meet to be run; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>The run's name; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the result goes to standard output as JSON.</summary>
    public bool Json { get; init; }

    public async Task<int> RunAsync(EvalSuite suite, CancellationToken cancellationToken)
    {
        suite.Run = settings.Over(suite.Run);
        var folder = suite.Spec.Folder ?? context.Folder;
        var dataset = DatasetReader.Read(suite.Spec.Dataset!, folder);
        suite.Dataset = dataset;
        SuiteValidation.Check(suite, dataset);
        await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
        var baselines = Stores.Baselines(settings, folder, store);
        var baseline = await baselines.FindAsync(suite.Name, named: null, cancellationToken);
        var progress = new ProgressLine(context);
        var options = new EvaluationOptions
        {
            Store = store,
            Models = ProviderModels.Create(),
            Baseline = baseline,
            SessionId = settings[SettingCatalog.SessionId].Value,
            SessionKind = "cli",
            Experiment = settings[SettingCatalog.Experiment].Value,
            Name = Name,
            SelectedCases = Selected(dataset),
            Folder = folder,
            Environment = RunEnvironmentReader.Read(folder, context.Environment),
            Time = context.Time,
            Progress = progress,
            Redactor = context.Redactor,
        };
        var baselineResults = await baselines.ResultsAsync(baseline, cancellationToken);
        await ShowPlanAsync(suite, options.SelectedCases?.Count ?? dataset.Cases.Count);
        try
        {
            var run = await suite.RunAsync(options, cancellationToken);
            progress.End();
            return await ShowAsync(run, baselineResults);
        }
        catch (EvaluationCanceledException exception)
        {
            progress.End();
            await ShowAsync(exception.Run, baselineResults);
            throw;
        }
    }

    private HashSet<string>? Selected(EvalDataset dataset)
    {
        if (Filter is null)
        {
            return null;
        }

        var filter = CaseFilter.Parse(Filter);
        var selected = dataset.Cases.Where(filter.Matches).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return selected.Count > 0
            ? selected
            : throw new EvalKitException(FaultKind.Usage, $"--filter \"{Filter}\" matches none of the {dataset.Cases.Count} cases of '{dataset.Name}'. Fields there are: {string.Join(", ", Fields(dataset))}.");
    }

    private static IEnumerable<string> Fields(EvalDataset dataset) =>
    [
        "id",
        .. dataset.Cases.SelectMany(c => c.Tags.Keys).Distinct(StringComparer.Ordinal).Select(n => $"tags.{n}"),
        .. dataset.Cases.SelectMany(c => c.Inputs.Keys).Distinct(StringComparer.Ordinal).Select(n => $"inputs.{n}"),
        .. dataset.Cases.SelectMany(c => c.Expectations.Keys).Distinct(StringComparer.Ordinal).Select(n => $"expectations.{n}"),
        .. dataset.Cases.SelectMany(c => c.Columns.Keys).Distinct(StringComparer.Ordinal).Select(n => $"columns.{n}"),
    ];

    private async Task ShowPlanAsync(EvalSuite suite, int cases)
    {
        await context.Error.WriteLineAsync(FormattableString.Invariant($"{suite.Name}: {Counted(cases, "case")} × {suite.Run.Repeats}, {Counted(suite.Scorers.Count, "scorer")}, {Counted(suite.Gates.Count, "gate")}"));
        foreach (var gate in suite.Gates)
        {
            await context.Error.WriteLineAsync($"  {gate.Metric}: {Gates.DetectableEffect(cases, gate)}");
        }
    }

    private static string Counted(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    private async Task<int> ShowAsync(EvalRun run, RunResults? baseline)
    {
        string? report = null;
        // The page of some cases must not stand where the page of all is looked for.
        var record = run.Results.Record;
        var page = Path.Combine(context.PathOf(settings[SettingCatalog.Output].Value!), record.Suite + (record.Partial ? ".partial.html" : ".html"));
        var written = await TryAsync("report", () => report = ReportFile.Write(run, baseline, page))
            & await TryAsync("job summary", () => JobSummary.TryAppend(run, report, context.Environment));
        await context.Error.WriteAsync(ConsoleSummary.Render(run, report));
        var verdict = ExitCodes.Of(run.Verdict, settings[SettingCatalog.Strict].Flag);
        var exitCode = verdict == ExitCodes.Ok && !written ? ExitCodes.Infrastructure : verdict;
        if (Json)
        {
            RunJson.Write(context.Out, run, exitCode, report);
        }

        return exitCode;
    }

    /// <summary>What the run found is paid for: a page or summary that cannot be written is told, and the verdict after it all the same.</summary>
    private async Task<bool> TryAsync(string what, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EvalKitException)
        {
            await context.Error.WriteLineAsync($"evalkit: the {what} could not be written: {context.Shown(exception.Message)}");
            return false;
        }
    }
}
