using EvalKit.Runs;

namespace EvalKit.Running;

/// <summary>What the stored trials of a run come to: read and decided anew each time, so that a verdict never rests on what only this process knows.</summary>
/// <param name="store">The store.</param>
/// <param name="suite">The suite, with metrics and gates.</param>
/// <param name="options">Baseline and clock.</param>
/// <param name="runId">The run.</param>
internal sealed class StoredVerdict(IRunStore store, EvalSuite suite, EvaluationOptions options, string runId)
{
    /// <summary>The run as it is stored.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<EvalRun> ReadAsync(CancellationToken cancellationToken) =>
        Decide(await RunReader.LoadAsync(store, runId, cancellationToken).ConfigureAwait(false));

    /// <summary>What the run would come to if it ended here.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<EvalRun> SoFarAsync(CancellationToken cancellationToken)
    {
        var results = await RunReader.LoadAsync(store, runId, cancellationToken).ConfigureAwait(false);
        return Decide(new RunResults(results.Record with { State = RunState.Completed }, results.Rows, results.Columns));
    }

    private EvalRun Decide(RunResults results) => RunEvaluation.Evaluate(results.With(suite.Metrics), suite.Gates, options.Baseline, options.Time.GetUtcNow());
}
