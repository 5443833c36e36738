namespace EvalKit.Runs.Merging;

/// <summary>Finds the runs of the sources that are to be merged.</summary>
internal static class SourceRuns
{
    /// <summary>Reads them, oldest first, so that the order in which the sources are named means nothing.</summary>
    public static async Task<IReadOnlyList<SourceRun>> ReadAsync(
        IReadOnlyList<IRunStore> sources, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var found = references.Count == 0
            ? await NewestAsync(sources, cancellationToken).ConfigureAwait(false)
            : await NamedAsync(sources, references, cancellationToken).ConfigureAwait(false);
        var runs = new List<SourceRun>(found.Count);
        foreach (var (store, record) in found)
        {
            runs.Add(await SourceRun.ReadAsync(store, record, cancellationToken).ConfigureAwait(false));
        }

        return
        [
            .. runs
                .OrderBy(r => r.Record.StartedAt)
                .ThenBy(r => r.Record.Id, StringComparer.Ordinal)
                .ThenBy(r => r.Store.Location, StringComparer.Ordinal),
        ];
    }

    /// <summary>Of each source the newest run of each key, with the others of its session: shards that wrote one store are of one session.</summary>
    private static async Task<List<(IRunStore Store, RunRecord Record)>> NewestAsync(IReadOnlyList<IRunStore> sources, CancellationToken cancellationToken)
    {
        var found = new List<(IRunStore, RunRecord)>();
        foreach (var store in sources)
        {
            var sessions = new Dictionary<MergeKey, string>();
            await foreach (var run in RunPages.AllAsync(store, cancellationToken).ConfigureAwait(false))
            {
                sessions.TryAdd(MergeKey.Of(run), run.SessionId);
                if (sessions[MergeKey.Of(run)] == run.SessionId)
                {
                    found.Add((store, run));
                }
            }
        }

        return found.Count > 0 ? found : throw new EvalKitException(
            FaultKind.Usage,
            $"Expected runs to merge in {string.Join(", ", sources.Select(s => s.Location))}, found none. Name the stores or exports that the shards wrote.");
    }

    /// <summary>The runs that the references name, in whichever of the sources they are.</summary>
    private static async Task<List<(IRunStore Store, RunRecord Record)>> NamedAsync(
        IReadOnlyList<IRunStore> sources, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var found = new List<(IRunStore, RunRecord)>();
        foreach (var reference in references)
        {
            EvalKitException? fault = null;
            var before = found.Count;
            foreach (var store in sources)
            {
                try
                {
                    var id = await RunReferences.ResolveAsync(store, reference, cancellationToken).ConfigureAwait(false);
                    found.Add((store, (await store.FindRunAsync(id, cancellationToken).ConfigureAwait(false))!));
                }
                catch (EvalKitException notHere) when (notHere.Kind == FaultKind.Usage)
                {
                    fault = notHere;
                }
            }

            if (found.Count == before)
            {
                throw fault!;
            }
        }

        return [.. found.DistinctBy(f => (f.Item1, f.Item2.Id))];
    }
}
