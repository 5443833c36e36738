namespace EvalKit.Runs;

/// <summary>The experiments of a store.</summary>
public static class Experiments
{
    /// <summary>All experiments, the one with the newest run first.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EvalKitException">The store cannot be reached.</exception>
    public static async Task<IReadOnlyList<ExperimentSummary>> ListAsync(IRunStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var found = new Dictionary<string, ExperimentSummary>(StringComparer.Ordinal);
        var order = new List<string>();
        await foreach (var run in RunPages.AllAsync(store, cancellationToken).ConfigureAwait(false))
        {
            if (found.TryGetValue(run.Experiment, out var summary))
            {
                found[run.Experiment] = summary with { Runs = summary.Runs + 1 };
            }
            else
            {
                found.Add(run.Experiment, new ExperimentSummary(run.Experiment, 1, run));
                order.Add(run.Experiment);
            }
        }

        return order.ConvertAll(name => found[name]);
    }
}
