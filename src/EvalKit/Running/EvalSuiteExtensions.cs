using EvalKit.Datasets;

namespace EvalKit.Running;

/// <summary>Runs suites.</summary>
public static class EvalSuiteExtensions
{
    /// <summary>Runs a suite from its dataset to its verdict.</summary>
    /// <param name="suite">The suite. Without an app the recorded outputs of its dataset are scored.</param>
    /// <param name="options">Where and how; null keeps the run in memory.</param>
    /// <param name="cancellationToken">Cancels the run; what it has stays valid.</param>
    /// <returns>The finished run.</returns>
    /// <exception cref="EvalKitException">The suite or its data is wrong, or store or model cannot be reached.</exception>
    /// <exception cref="EvaluationCanceledException">The token was cancelled; the exception carries the partial run.</exception>
    public static async Task<EvalRun> RunAsync(this EvalSuite suite, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EvaluationOptions();
        var dataset = DatasetOf(suite, options);
        if (options.RescoreRun is null)
        {
            CheckThereIsAnAnswer(suite, dataset);
        }

        using var client = options.RescoreRun is null ? AppClient.Bind(suite, options) : AppClient.None;
        var evaluation = await Evaluation.StartAsync(suite, dataset, options, cancellationToken).ConfigureAwait(false);
        await using (evaluation.ConfigureAwait(false))
        {
            try
            {
                await (client.AppOf is { } appOf ? evaluation.RunAllAsync(appOf, client, cancellationToken) : evaluation.ScoreRecordedAsync(cancellationToken)).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new EvaluationCanceledException(await evaluation.StopAsync(RunState.Cancelled).ConfigureAwait(false), exception, cancellationToken);
            }
            catch
            {
                await evaluation.TryFailAsync().ConfigureAwait(false);
                throw;
            }

            var run = await evaluation.CompleteAsync(cancellationToken).ConfigureAwait(false);
            run = run with { Warnings = [.. client.Warnings, .. run.Warnings] };
            if (options.PruneRecordings)
            {
                RecordingPruner.Prune(run, [.. client.Recordings, .. evaluation.Recordings], options.Notices);
            }

            var stop = cancellationToken.IsCancellationRequested ? cancellationToken : options.Stop;
            return stop.IsCancellationRequested && evaluation.IsStopped
                ? throw new EvaluationCanceledException(run, new OperationCanceledException(stop), stop)
                : run;
        }
    }

    /// <summary>Cases without a recorded output are skipped and lower the coverage; a dataset without any is a suite that forgot its app.</summary>
    private static void CheckThereIsAnAnswer(EvalSuite suite, EvalDataset dataset)
    {
        if (suite.App is null && dataset.Cases.All(c => c.RecordedOutput is null))
        {
            throw new EvalKitException(
                FaultKind.Usage, $"Suite '{suite.Name}' has no app and dataset '{dataset.Name}' no recorded outputs: name an app, or the column of recorded outputs (dataset.outputs in a suite file, --outputs with evalkit score).");
        }
    }

    private static EvalDataset DatasetOf(EvalSuite suite, EvaluationOptions options)
    {
        if (suite.Dataset is { } dataset)
        {
            return dataset;
        }

        return suite.Spec.Dataset is { } spec
            ? DatasetReader.Read(spec, suite.Spec.Folder ?? options.Folder)
            : throw new EvalKitException(FaultKind.Usage, $"Suite '{suite.Name}' has no dataset: set EvalSuite.Dataset, or name files in its spec.");
    }
}
