using EvalKit.Chat.Limits;
using EvalKit.Chat.Prices;
using EvalKit.Cli.Rebaselining;
using EvalKit.Cli.Terminal;
using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Metrics;
using EvalKit.Providers;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Running.Planning;
using EvalKit.Running.Selecting;
using EvalKit.Runs;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli;

/// <summary>Runs a bound suite from its dataset to report, summary and exit code: what <c>run</c>, <c>rescore</c> and <c>score</c> share.</summary>
internal sealed class SuiteRun(CliContext context, SettingValues settings)
{
    // Variants of a suite mostly ask one provider.
    private readonly ChatLimits _limits = new();

    /// <summary>The run's name; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The run whose errors are tried again; null for none.</summary>
    public string? RetryErrors { get; init; }

    /// <summary>The run whose outputs are scored anew; null for none.</summary>
    public string? Rescore { get; init; }

    /// <summary>Whether recordings that the run makes no use of are removed.</summary>
    public bool Prune { get; init; }

    /// <summary>The suite file; null when the suite was made of options.</summary>
    public string? SuiteFile { get; init; }

    /// <summary>Reads and binds a suite file as this run's was, where the run is held against the commit that the change began from; null to hold it against the baseline.</summary>
    public Func<string, EvalSuite>? Rebaseline { get; init; }

    /// <summary>Whether only the plan is shown.</summary>
    public bool DryRun { get; init; }

    /// <summary>Told of the run, also of one that was cancelled, before it is shown; null for nobody.</summary>
    public Action<EvalRun>? Ended { get; init; }

    /// <summary>Whether each trial is shown before the summary.</summary>
    public bool Info { get; init; }

    /// <summary>Whether the result goes to standard output as JSON.</summary>
    public bool Json { get; init; }

    public async Task<int> RunAsync(EvalSuite suite, CancellationToken cancellationToken)
    {
        suite.Run = settings.Over(suite.Run);
        var folder = FolderOf(suite);
        suite.Dataset = DatasetReader.Read(suite.Spec.Dataset!, folder);
        SuiteValidation.Check(suite, suite.Dataset);
        await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
        var baselines = Stores.Baselines(settings, folder, store);
        var baseline = await baselines.FindAsync(suite.Name, named: null, cancellationToken);
        var selected = await SelectAsync(suite, baseline, store, cancellationToken);
        if (selected is { Count: 0 })
        {
            await context.Error.WriteLineAsync($"{suite.Name}: none of the {Counted(suite.Dataset.Cases.Count, "case")} is selected, so there is nothing to run.");
            return ExitCodes.Ok;
        }

        var options = (await OptionsForAsync(suite, store, baseline, cancellationToken)) with { SelectedCases = selected };
        if (DryRun)
        {
            return await PlanAsync(suite, store, options, cancellationToken);
        }

        using var draining = context.Interrupt?.Draining();
        var baselineResults = await baselines.ResultsAsync(baseline, cancellationToken);
        if (Rebaseline is not null && await RunBaseAsync(store, options, cancellationToken) is var (before, paid))
        {
            if (before.Results.Record.State != RunState.Completed)
            {
                ErrorConsole.Of(context).Fault($"the run of the base ({before.Id}) is not whole, so there is nothing to hold the change against, which was not run. Repeat the command to go on, with a larger --budget-usd if the budget stopped it: {string.Join(" ", before.Warnings.Take(1))}");
                return ExitCodes.Invalid;
            }

            baselineResults = before.Results;
            options = options with
            {
                Baseline = Baselines.FromRun(before.Results, context.Time.GetUtcNow()),
                SessionId = before.Results.Record.SessionId,
                BudgetUsd = options.BudgetUsd is { } cap ? Math.Max(0, cap - paid) : null,
            };
        }

        using var progress = new ProgressLine(context);
        options = options with { Progress = progress };
        await ShowPlanAsync(suite, selected?.Count ?? suite.Dataset.Cases.Count);
        await using var told = options.Stop.Register(progress.Draining);
        try
        {
            var run = await suite.RunAsync(options, cancellationToken);
            progress.End();
            return await ShowAsync(run, baselineResults, options);
        }
        catch (EvaluationCanceledException exception)
        {
            progress.End();
            await ShowAsync(exception.Run, baselineResults, options, isCancelled: true);
            throw;
        }
    }

    /// <summary>Where and how a suite is run; cases and progress are the caller's to add.</summary>
    public async Task<EvaluationOptions> OptionsForAsync(EvalSuite suite, IRunStore store, Baseline? baseline, CancellationToken cancellationToken)
    {
        var folder = FolderOf(suite);
        var environment = RunEnvironmentReader.Read(folder, context.Environment);
        return new EvaluationOptions
        {
            Store = store,
            Models = ProviderModels.Create(),
            Limits = _limits,
            CacheFolder = settings.CacheFolder(context.PathOf(settings[SettingCatalog.Output].Value!)),
            Prices = PriceTable.For(folder, settings[SettingCatalog.Prices].Value is { } prices ? context.PathOf(prices) : null),
            Baseline = baseline,
            SessionId = settings[SettingCatalog.SessionId].Value,
            SessionKind = "cli",
            Experiment = settings[SettingCatalog.Experiment].Value,
            Name = Name,
            Folder = folder,
            Environment = environment,
            Time = context.Time,
            Notices = new Notices(context),
            Fresh = Prune || settings[SettingCatalog.Fresh].Flag,
            ReuseJudgements = !Prune && settings[SettingCatalog.Reuse].Value == "on",
            PruneRecordings = Prune,
            BudgetUsd = settings.Budget(environment.CiProvider is not null),
            RetryErrorsOf = await IdOfAsync(store, RetryErrors, cancellationToken),
            RescoreRun = await IdOfAsync(store, Rescore, cancellationToken),
            Stop = context.Interrupt?.Drain ?? CancellationToken.None,
            Redactor = context.Redactor,
        };
    }

    /// <summary>Ids of the cases that the settings select; null for all.</summary>
    public Task<IReadOnlySet<string>?> SelectAsync(EvalSuite suite, Baseline? baseline, IRunStore store, CancellationToken cancellationToken) =>
        CaseSelection.Of(settings, suite.Run.Seed).SelectAsync(suite.Name, suite.Dataset!, baseline, () => Task.FromResult(store), cancellationToken);

    /// <summary>Says what is about to run and what its gates can see.</summary>
    public async Task ShowPlanAsync(EvalSuite suite, int cases)
    {
        await context.Error.WriteLineAsync(FormattableString.Invariant($"{suite.Name}: {Counted(cases, "case")} × {(suite.Run.AddsRepeats ? $"1 to {RunSettings.MostRepeats}" : suite.Run.Repeats)}, {Counted(suite.Scorers.Count, "scorer")}, {Counted(suite.Gates.Count, "gate")}"));
        foreach (var gate in suite.Gates)
        {
            await context.Error.WriteLineAsync($"  {gate.Metric}: {Gates.DetectableEffect(cases, gate)}");
        }
    }

    /// <summary>Shows the plans of variants, one after another; the JSON is one document after another.</summary>
    public async Task<int> ShowPlansAsync(IReadOnlyList<(string Label, EvalSuite Suite, EvaluationOptions Options)> variants, CancellationToken cancellationToken)
    {
        var plans = new List<RunPlan>();
        foreach (var (label, suite, options) in variants)
        {
            await context.Error.WriteLineAsync($"{label}:");
            plans.Add(await RunPlanner.PlanAsync(suite, options, cancellationToken));
            Show(plans[^1]);
        }

        await context.Error.WriteAsync(PlanSummary.RenderTotal(plans));

        return ExitCodes.Ok;
    }

    /// <summary>What the run found is paid for: a page or summary that cannot be written is told, and the verdict after it all the same.</summary>
    public async Task<bool> TryAsync(string what, Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EvalKitException)
        {
            ErrorConsole.Of(context).Fault($"the {what} could not be written: {exception.Message}");
            return false;
        }
    }

    /// <summary>A run as CI output takes it.</summary>
    public CiSuite CiOf(EvalRun run, RunResults? baseline, string? report, string folder) => new(run)
    {
        BaselineResults = baseline,
        ReportPath = report,
        Source = SuiteFile is { } file ? new SourceLocation(file, null) : null,
        CaseSource = c => CiLog.SourceOf(c, folder),
    };

    private static async Task<string?> IdOfAsync(IRunStore store, string? reference, CancellationToken cancellationToken) =>
        reference is null ? null : await RunReferences.ResolveAsync(store, reference, cancellationToken);

    private static string Counted(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The run of the commit that the change began from, and what was paid for it now in US dollars; null where that commit has no such suite.</summary>
    private async Task<(EvalRun Run, decimal Paid)?> RunBaseAsync(IRunStore store, EvaluationOptions options, CancellationToken cancellationToken)
    {
        ProgressLine? progress = null;
        try
        {
            var made = await WithBaseAsync(
                store,
                options,
                (from, suite, own) =>
                {
                    progress = new ProgressLine(context, $"base {from.Short}");
                    return suite.RunAsync(own with { Progress = progress }, cancellationToken);
                },
                cancellationToken);
            progress?.End();

            // One that the store had complete was paid for then.
            return made is null ? null : (made, progress?.Last is { } last && last.Kept == last.Total ? 0 : RunCost.Of(made.Results).KnownUsd);
        }
        finally
        {
            progress?.Dispose();
        }
    }

    private async Task<T?> WithBaseAsync<T>(IRunStore store, EvaluationOptions options, Func<MergeBase, EvalSuite, EvaluationOptions, Task<T>> use, CancellationToken cancellationToken)
        where T : class
    {
        var from = await MergeBase.FindAsync(options.Folder, options.Environment?.TargetBranch, cancellationToken);
        await context.Error.WriteLineAsync($"base {from.Short}, where the change left {from.Target}:");
        var made = await BaseRun.WithAsync(
            SuiteFile!, from, Bound, async suite => options with { SelectedCases = await SelectAsync(suite, baseline: null, store, cancellationToken) }, (suite, own) => use(from, suite, own), cancellationToken);
        if (made is null)
        {
            await context.Error.WriteLineAsync("  it has no such suite: the run is held against the baseline, where there is one");
        }

        return made;

        EvalSuite Bound(string file)
        {
            var suite = Rebaseline!(file);
            suite.Run = settings.Over(suite.Run);
            return suite;
        }
    }

    /// <summary>Shows what would be done; with --rebaseline for the base first, and the JSON is one document after another, as it is with variants.</summary>
    private async Task<int> PlanAsync(EvalSuite suite, IRunStore store, EvaluationOptions options, CancellationToken cancellationToken)
    {
        if (Rebaseline is not null && await WithBaseAsync(store, options, (_, before, own) => RunPlanner.PlanAsync(before, own, cancellationToken), cancellationToken) is { } plan)
        {
            Show(plan);
            await context.Error.WriteLineAsync("the change:");
        }

        return Show(await RunPlanner.PlanAsync(suite, options, cancellationToken));
    }

    private int Show(RunPlan plan)
    {
        context.Error.Write(PlanSummary.Render(plan));
        if (Json)
        {
            PlanJson.Write(context.Out, plan);
        }

        return ExitCodes.Ok;
    }

    private string FolderOf(EvalSuite suite) => suite.Spec.Folder ?? context.Folder;

    private async Task<int> ShowAsync(EvalRun run, RunResults? baseline, EvaluationOptions options, bool isCancelled = false)
    {
        Ended?.Invoke(run);
        string? report = null;
        // The page of some cases must not stand where the page of all is looked for.
        var record = run.Results.Record;
        var page = Path.Combine(context.PathOf(settings[SettingCatalog.Output].Value!), record.Suite + (record.Partial ? ".partial.html" : ".html"));
        var written = await TryAsync("report", async () => report = await ReportFile.WriteAsync(run, baseline, page, options.Store!, options.Prices));
        ErrorConsole.Of(context).Write([.. Info ? TrialLines.Of(run.Results) : [], .. ConsoleSummary.Lines(run, report)]);
        written &= await CiLog.WriteAsync(context, settings, CiOf(run, baseline, report, options.Folder));
        var verdict = ExitCodes.Of([run], settings[SettingCatalog.Strict].Flag);
        var exitCode = isCancelled ? ExitCodes.Cancelled : verdict == ExitCodes.Ok && !written ? ExitCodes.Infrastructure : verdict;
        if (Json)
        {
            RunJson.Write(context.Out, run, exitCode, report);
        }

        return exitCode;
    }
}
