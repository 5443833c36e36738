namespace EvalKit.Runs;

/// <summary>Finds the run that a user means.</summary>
public static class RunReferences
{
    private const int MinPrefixLength = 8;
    private const string Latest = "latest";
    private const string LatestOf = "latest:";
    private const string Branch = "branch:";

    /// <summary>The id of a run by reference.</summary>
    /// <param name="store">The store.</param>
    /// <param name="reference">
    /// A run id; its first characters, at least 8, where no other run's id begins so; <c>latest</c>, the newest run in whatever state;
    /// <c>latest:&lt;experiment&gt;</c>; or <c>branch:&lt;name&gt;</c>, the newest completed run of a branch; of variants side by side the first.
    /// </param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="EvalKitException">No run, or more than one, fits.</exception>
    public static async Task<string> ResolveAsync(IRunStore store, string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(reference);
        if (reference == Latest)
        {
            return await NewestAsync(store, new RunQuery(), reference, "any run", cancellationToken).ConfigureAwait(false);
        }

        if (reference.StartsWith(LatestOf, StringComparison.Ordinal))
        {
            var experiment = reference[LatestOf.Length..];
            return await NewestAsync(store, new RunQuery { Experiment = experiment }, reference, $"a run of experiment '{experiment}'", cancellationToken)
                .ConfigureAwait(false);
        }

        if (reference.StartsWith(Branch, StringComparison.Ordinal))
        {
            var branch = reference[Branch.Length..];
            var query = new RunQuery { Branch = branch, State = RunState.Completed };
            return await NewestAsync(store, query, reference, $"a completed run on branch '{branch}'", cancellationToken, isForSuite: true).ConfigureAwait(false);
        }

        return await store.FindRunAsync(reference, cancellationToken).ConfigureAwait(false) is { } run
            ? run.Id
            : await ByPrefixAsync(store, reference, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> NewestAsync(IRunStore store, RunQuery query, string reference, string expected, CancellationToken cancellationToken, bool isForSuite = false)
    {
        var runs = await store.ListRunsAsync(query with { Limit = isForSuite ? RunQuery.MaxLimit : 1 }, cancellationToken).ConfigureAwait(false);
        return runs.FirstOrDefault(r => !isForSuite || !r.IsLaterVariant) is { } newest
            ? newest.Id
            : throw new EvalKitException(
                FaultKind.Usage,
                $"'{reference}' expects {expected} in {store.Location}, and found none. `evalkit runs list` shows the runs that are there.");
    }

    private static async Task<string> ByPrefixAsync(IRunStore store, string reference, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        if (reference.Length >= MinPrefixLength)
        {
            await foreach (var run in RunPages.AllAsync(store, cancellationToken).ConfigureAwait(false))
            {
                if (run.Id.StartsWith(reference, StringComparison.Ordinal))
                {
                    found.Add(run.Id);
                }
            }
        }

        return found.Count switch
        {
            1 => found[0],
            0 => throw new EvalKitException(
                FaultKind.Usage,
                $"Found no run '{reference}' in {store.Location}: expected a run id (or its first {MinPrefixLength} or more characters), `latest`, "
                + "`latest:<experiment>` or `branch:<name>`. `evalkit runs list` shows the runs that are there."),
            _ => throw new EvalKitException(
                FaultKind.Usage,
                $"'{reference}' fits {found.Count} runs in {store.Location}: {string.Join(", ", found.Take(3))}{(found.Count > 3 ? ", …" : "")}. Give more of the id."),
        };
    }
}
