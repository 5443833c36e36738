using EvalKit.Runs;

namespace EvalKit.Running.Selecting;

/// <summary>Selects cases by what the baseline, or the last complete run of their suite, says of them.</summary>
internal sealed class EarlierCases(string suite, Baseline? baseline, Func<Task<IRunStore>> store)
{
    public async Task<IReadOnlyList<EvalCase>> SelectAsync(IEnumerable<EvalCase> cases, OnlyCases only, CancellationToken cancellationToken)
    {
        if (only == OnlyCases.Changed)
        {
            var known = baseline?.Cases.Select(c => (c.Id, c.CaseHash)).ToHashSet()
                ?? (await LastAsync("changed", cancellationToken).ConfigureAwait(false)).Rows.Select(r => (r.Case.Id, r.Case.CaseHash)).ToHashSet();
            return [.. cases.Where(c => !known.Contains((c.Id, c.CaseHash)))];
        }

        var failed = Failed(await LastAsync("failed", cancellationToken).ConfigureAwait(false));
        return [.. cases.Where(c => failed.Contains(c.Id))];
    }

    private static HashSet<string> Failed(RunResults results)
    {
        var failed = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < results.Rows.Count; row++)
        {
            if (results.Columns.Any(c => c.Cells[row] is { } cell && (cell.Passed == false || cell.Error is not null)))
            {
                failed.Add(results.Rows[row].Case.Id);
            }
        }

        return failed;
    }

    private async Task<RunResults> LastAsync(string what, CancellationToken cancellationToken)
    {
        var opened = await store().ConfigureAwait(false);
        await foreach (var run in RunPages.AllAsync(opened, new RunQuery { Suite = suite, State = RunState.Completed }, cancellationToken).ConfigureAwait(false))
        {
            if (!run.Partial)
            {
                return await RunReader.LoadAsync(opened, run.Id, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new EvalKitException(FaultKind.Usage, $"--only {what} needs a complete run of '{suite}' in {opened.Location}, and there is none: run all cases first.");
    }
}
