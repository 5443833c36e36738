using System.Text.Json;
using EvalKit.Cli.Terminal;
using EvalKit.Datasets;
using EvalKit.Metrics;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli;

/// <summary>Runs the variants of a suite file one after another in one session: each with its summary and page, then all of them in one table.</summary>
/// <param name="context">The process.</param>
/// <param name="settings">The settings.</param>
/// <param name="single">What a run of one suite does with filter, name and plan.</param>
internal sealed class VariantsRun(CliContext context, SettingValues settings, SuiteRun single)
{
    private const string RunPrefix = "run.";

    private readonly List<VariantRun> _runs = [];
    private readonly List<string?> _pages = [];
    private string _folder = "";

    public async Task<int> RunAsync(SuiteSpec spec, CancellationToken cancellationToken)
    {
        CheckIsNotSet(spec);
        if (single.RetryErrors is { } run)
        {
            throw new EvalKitException(FaultKind.Usage, $"--retry-errors {run} is of one run, but the matrix of '{spec.Name}' makes {spec.Variants.Count}. Run the variant alone: give its values by --set, and --set matrix=.");
        }

        if (single.Prune)
        {
            throw new EvalKitException(FaultKind.Usage, $"--prune removes what one run makes no use of, but the matrix of '{spec.Name}' makes {spec.Variants.Count}, which may share recordings. Run a variant alone: give its values by --set, and --set matrix=.");
        }

        if (single.Rebaseline is not null)
        {
            throw new EvalKitException(FaultKind.Usage, $"--rebaseline holds one run against another commit, but the matrix of '{spec.Name}' holds its variants against the first. Leave one of the two out (--set matrix= runs one alone).");
        }

        var variants = Bind(spec);
        var folder = _folder = spec.Folder ?? context.Folder;
        await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
        var baselines = Stores.Baselines(settings, folder, store);
        var baseline = await baselines.FindAsync(spec.Name, named: null, cancellationToken);
        var baselineResults = await baselines.ResultsAsync(baseline, cancellationToken);
        var options = await single.OptionsForAsync(variants[0].Suite, store, baseline, cancellationToken);
        options = options with { TakeCompleteRunOf = options.Fresh ? null : await EvalVariants.StoppedSessionAsync(store, spec.Name, cancellationToken) };
        var selected = new List<IReadOnlySet<string>?>();
        foreach (var variant in variants)
        {
            selected.Add(await single.SelectAsync(variant.Suite, baseline, store, cancellationToken));
        }

        if (selected.Exists(s => s is { Count: 0 }))
        {
            await context.Error.WriteLineAsync($"{spec.Name}: no case is selected, so there is nothing to run.");
            return ExitCodes.Ok;
        }

        if (single.DryRun)
        {
            return await single.ShowPlansAsync([.. variants.Select((v, i) => (v.Label, v.Suite, EvalVariants.OptionsFor(v, i + 1, options, first: null) with { SelectedCases = selected[i] }))], cancellationToken);
        }

        await ShowPlanAsync(variants, selected);
        using var draining = context.Interrupt?.Draining();
        var written = true;
        for (var i = 0; i < variants.Count; i++)
        {
            written &= await RunAsync(variants[i], variants.Count, options with { SelectedCases = selected[i] }, baselineResults, cancellationToken);
        }

        return await ShowAllAsync(written);
    }

    private List<EvalVariant> Bind(SuiteSpec spec)
    {
        var datasets = new Dictionary<string, EvalDataset>(StringComparer.Ordinal);
        return [.. spec.Variants.Select(variant =>
        {
            var suite = SuiteBinder.Bind(variant.Spec, CliScorers.Providers);
            suite.Run = settings.Over(suite.Run);
            var key = JsonSerializer.Serialize(variant.Spec.Dataset);
            suite.Dataset = datasets.TryGetValue(key, out var read) ? read : datasets[key] = DatasetReader.Read(variant.Spec.Dataset!, variant.Spec.Folder ?? context.Folder);
            SuiteValidation.Check(suite, suite.Dataset);
            return new EvalVariant(variant.Label, suite) { Values = variant.Values };
        })];
    }

    /// <summary>An option or variable that every variant would follow makes the matrix a lie.</summary>
    private void CheckIsNotSet(SuiteSpec spec)
    {
        foreach (var path in spec.Variants[0].Values.Select(v => v.Key).Where(path => path.StartsWith(RunPrefix, StringComparison.Ordinal)))
        {
            if (SettingCatalog.All.FirstOrDefault(s => s.Name == path[RunPrefix.Length..].Replace('_', '-')) is { } setting && settings[setting] is { IsSet: true } set)
            {
                throw new EvalKitException(
                    FaultKind.Usage, $"{set.Origin} sets {setting.Name} for all variants, but the matrix of '{spec.Name}' varies {path}. Leave one of the two out.");
            }
        }
    }

    private async Task ShowPlanAsync(List<EvalVariant> variants, List<IReadOnlySet<string>?> selected)
    {
        var trials = variants.Zip(selected).Sum(v => CasesOf(v.First.Suite, v.Second) * v.First.Suite.Run.Repeats);
        await context.Error.WriteLineAsync(FormattableString.Invariant($"{variants[0].Suite.Name}: {variants.Count} variants side by side, {trials} trials together"));
        for (var i = 0; i < variants.Count; i++)
        {
            await context.Error.WriteLineAsync(FormattableString.Invariant($"  {i + 1}  {variants[i].Label}"));
        }

        await single.ShowPlanAsync(variants[0].Suite, CasesOf(variants[0].Suite, selected[0]));
    }

    private static int CasesOf(EvalSuite suite, IReadOnlySet<string>? selected) => selected?.Count ?? suite.Dataset!.Cases.Count;

    private async Task<bool> RunAsync(EvalVariant variant, int count, EvaluationOptions options, RunResults? baselineResults, CancellationToken cancellationToken)
    {
        var number = _runs.Count + 1;
        var first = _runs.FirstOrDefault()?.Run;
        var title = FormattableString.Invariant($"variant {number}/{count} {variant.Label}");
        await context.Error.WriteLineAsync($"{title}:");
        using var progress = new ProgressLine(context, title);
        var own = EvalVariants.OptionsFor(variant, number, options, first) with { Progress = progress, BudgetUsd = options.BudgetUsd is { } cap ? Math.Max(0, cap - _runs.Sum(r => RunCost.Of(r.Run.Results).KnownUsd)) : null };
        await using var told = options.Stop.Register(progress.Draining);
        try
        {
            var run = await variant.Suite.RunAsync(own, cancellationToken);
            progress.End();
            return await KeepAsync(variant, run, own, first?.Results ?? baselineResults);
        }
        catch (EvaluationCanceledException exception)
        {
            progress.End();
            await ShowAllAsync(await KeepAsync(variant, exception.Run, own, first?.Results ?? baselineResults), isCancelled: true);
            throw;
        }
        catch (EvalKitException) when (_runs.Count > 0)
        {
            // What the earlier variants found is paid for: it is shown before the fault.
            progress.End();
            await ShowTableAsync(written: true);
            throw;
        }
    }

    private async Task<bool> KeepAsync(EvalVariant variant, EvalRun run, EvaluationOptions options, RunResults? baselineResults)
    {
        _runs.Add(new VariantRun(_runs.Count + 1, variant.Label, variant.Values, run));
        string? page = null;
        var written = await single.TryAsync("report", async () => page = await ReportFile.WriteAsync(run, baselineResults, PathOf(FormattableString.Invariant($"{_runs.Count}")), options.Store!, options.Prices));
        _pages.Add(page);
        ErrorConsole.Of(context).Write([.. single.Info ? TrialLines.Of(run.Results) : [], .. ConsoleSummary.Lines(run, page)]);
        return written;
    }

    /// <summary>The table of what was run, its page and summary, the document, and the worst verdict as exit code.</summary>
    private async Task<int> ShowAllAsync(bool written, bool isCancelled = false)
    {
        var (runs, report, isWhole) = await ShowTableAsync(written);
        var strict = settings[SettingCatalog.Strict].Flag;
        var verdict = ExitCodes.Of([.. _runs.Select(r => r.Run)], strict);
        var exitCode = isCancelled ? ExitCodes.Cancelled : verdict == ExitCodes.Ok && !isWhole ? ExitCodes.Infrastructure : verdict;
        if (single.Json)
        {
            VariantsJson.Write(context.Out, runs, [.. _runs.Select((r, i) => isCancelled && i == _runs.Count - 1 ? ExitCodes.Cancelled : ExitCodes.Of([r.Run], strict))], exitCode, _pages, report);
        }

        return exitCode;
    }

    private async Task<(VariantRuns Runs, string? Report, bool IsWhole)> ShowTableAsync(bool written)
    {
        var runs = new VariantRuns(_runs);
        string? report = null;
        written &= await single.TryAsync("report", async () => report = await WriteAsync(runs, PathOf("variants")));
        await context.Error.WriteAsync("\n" + VariantSummary.Render(runs, report));
        written &= await CiLog.WriteAsync(context, settings, runs, report, [.. _runs.Select((r, i) => single.CiOf(r.Run, _runs[0].Run.Results, _pages[i], _folder))]);
        return (runs, report, written);
    }

    private async Task<string> WriteAsync(VariantRuns runs, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var writer = new StreamWriter(path);
        HtmlVariantsReport.Write(runs, [.. _pages.Select(Path.GetFileName)], writer);
        return path;
    }

    /// <summary>The page of some cases must not stand where the page of all is looked for.</summary>
    private string PathOf(string part)
    {
        var record = _runs[0].Run.Results.Record;
        return Path.Combine(context.PathOf(settings[SettingCatalog.Output].Value!), $"{record.Suite}.{part}{(record.Partial ? ".partial" : "")}.html");
    }
}
