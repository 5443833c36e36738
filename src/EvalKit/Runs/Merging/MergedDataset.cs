namespace EvalKit.Runs.Merging;

/// <summary>The cases of a merged run.</summary>
internal static class MergedDataset
{
    /// <summary>
    /// The cases in the order of the oldest source. A source that is an export knows only id and hash of the cases that it did not run: each case is taken
    /// from a source that ran it, else from one that knows its inputs.
    /// </summary>
    public static EvalDataset Of(IReadOnlyList<SourceRun> runs)
    {
        var best = new Dictionary<string, (EvalCase Case, int Rank)>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            var ran = run.Trials.Select(t => t.CaseId).ToHashSet(StringComparer.Ordinal);
            foreach (var evalCase in run.Cases)
            {
                var rank = ran.Contains(evalCase.Id) ? 2 : evalCase.Inputs.Count > 0 ? 1 : 0;
                if (!best.TryGetValue(evalCase.Id, out var known) || known.Rank < rank)
                {
                    best[evalCase.Id] = (evalCase, rank);
                }
            }
        }

        var record = runs[0].Record;
        return new EvalDataset(record.Dataset, [.. runs[0].Cases.Select(c => best[c.Id].Case)], record.DatasetHash);
    }
}
