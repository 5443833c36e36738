using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Running.Resuming;
using EvalKit.Runs;
using EvalKit.Suites;

namespace EvalKit.Running.Planning;

/// <summary>Tells what a run would do and cost, without calling an app or a model and without recording anything.</summary>
public static class RunPlanner
{
    /// <summary>Plans a run.</summary>
    /// <param name="suite">The suite with its dataset.</param>
    /// <param name="options">What the run would be given; its store is only read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EvalKitException">The suite or its data is wrong, or a model that would have to be asked cannot be.</exception>
    public static async Task<RunPlan> PlanAsync(EvalSuite suite, EvaluationOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(options);
        var dataset = suite.Dataset ?? DatasetReader.Read(suite.Spec.Dataset!, suite.Spec.Folder ?? options.Folder);
        SuiteValidation.Check(suite, dataset);
        using var judges = JudgeClients.Bind(suite, options);
        var store = options.Store ?? new InMemoryRunStore();
        var references = await ReferenceTrials.ReadAsync(suite, options, store, cancellationToken).ConfigureAwait(false);
        var earlier = await EarlierAsync(suite, dataset, options, judges, references, store, cancellationToken).ConfigureAwait(false);
        var cases = dataset.Cases.Where(c => (options.SelectedCases?.Contains(c.Id) ?? true) && (options.RetryErrorsOf is null || earlier.Has(c.Id))).ToList();
        var outputs = await ExpectedOutputs.OfAsync(suite, store, cancellationToken).ConfigureAwait(false);
        var repeats = earlier.RepeatsUnder(suite.Run);
        var trials = cases.SelectMany(c => Enumerable.Range(0, repeats), (c, repeat) => (Case: c, Repeat: repeat, Kept: Trial(earlier, c, repeat))).ToList();
        var left = trials.Where(t => t.Kept is null).Select(t => (t.Case, t.Repeat)).ToList();
        var appCalls = suite.App is null ? 0 : left.Count;
        var app = suite.App is null ? null : await AppPlan.OfAsync(suite, options, left, outputs, cancellationToken).ConfigureAwait(false);
        return new RunPlan
        {
            Suite = suite.Name,
            Cases = cases.Count,
            Repeats = repeats,
            MostRepeats = suite.Run.AddsRepeats && cases.Count == dataset.Cases.Count && options.RetryErrorsOf is null ? RunSettings.MostRepeats : repeats,
            Kept = trials.Count - left.Count,
            ContinuesRun = earlier.RunId,
            AppCalls = appCalls,
            AppReplayed = app?.Replayed ?? 0,
            AppUnanswered = app?.Unanswered ?? 0,
            AppCostUsd = app?.CostUsd,
            Judges = [.. JudgePlans.Of(suite, options, judges, trials.Select(t => t.Kept is { } kept
                ? (references.Arguments(t.Case, kept.Trial), earlier.Missing(kept, t.Case, suite.Scorers))
                : (outputs.Arguments(references, t.Case), suite.Scorers)))],
            KnowsOutputs = suite.App is null,
            BudgetUsd = options.BudgetUsd,
            SpentUsd = earlier.SpentUsd,
            Gates = [.. suite.Gates.Select(g => KeyValuePair.Create(g.Metric.ToString(), Gates.DetectableEffect(cases.Count, g)))],
        };
    }

    private static async Task<EarlierWork> EarlierAsync(
        EvalSuite suite, EvalDataset dataset, EvaluationOptions options, JudgeClients judges, ReferenceTrials references, IRunStore store, CancellationToken cancellationToken)
    {
        if (options.RetryErrorsOf is { } errors)
        {
            return EarlierWork.Of(await RunReader.LoadAsync(store, errors, cancellationToken).ConfigureAwait(false), KeepRule.Errors);
        }

        if (options.Fresh)
        {
            return EarlierWork.None;
        }

        var planned = RunRecords.Create(suite, dataset, options, options.Ids ?? new DefaultIdSource(options.Time), judges.Scorers, references);
        await foreach (var run in UnfinishedRuns.FindAsync(store, planned, options, cancellationToken).ConfigureAwait(false))
        {
            return EarlierWork.Of(await RunReader.LoadAsync(store, run.Id, cancellationToken).ConfigureAwait(false), run.State == RunState.Completed ? KeepRule.Complete : KeepRule.Unfinished);
        }

        return EarlierWork.None;
    }

    private static EarlierTrial? Trial(EarlierWork earlier, EvalCase evalCase, int repeat) =>
        earlier.Find(evalCase.Id, repeat) is { } found && earlier.KeepsTrial(found) ? found : null;
}
