using EvalKit.Runs;

namespace EvalKit.Running;

/// <summary>Reads stored runs with the run metrics that they name.</summary>
public static class RunLoader
{
    /// <summary>Loads a run's results as <see cref="RunReader"/> does, and makes its run metrics ready to be computed.</summary>
    /// <param name="store">The store.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    public static async Task<RunResults> LoadAsync(IRunStore store, string runId, CancellationToken cancellationToken) =>
        RunMetricBinding.Bind(await RunReader.LoadAsync(store, runId, cancellationToken).ConfigureAwait(false));
}
