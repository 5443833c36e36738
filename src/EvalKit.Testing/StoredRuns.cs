using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Suites;

namespace EvalKit.Testing;

/// <summary>Finds the run that a gate tested alone is about: the latest complete one of the same dataset, suite and app.</summary>
internal static class StoredRuns
{
    /// <summary>The run with its gates decided anew against today's baseline; null when there is none.</summary>
    public static async Task<EvalRun?> LatestAsync(TestSession session, PlannedSuite plan, Baseline? baseline, CancellationToken cancellationToken)
    {
        var store = await session.StoreAsync().ConfigureAwait(false);
        var fingerprint = SuiteFingerprint.Of(plan.Suite);
        var query = new RunQuery { Suite = plan.Suite.Name, State = RunState.Completed };
        while (await store.ListRunsAsync(query, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            var match = page.FirstOrDefault(r => !r.Partial
                && r.DatasetHash == plan.Dataset.ContentHash
                && r.SuiteFingerprint == fingerprint
                && r.AppFingerprint == plan.Suite.AppFingerprint);
            if (match is not null)
            {
                var results = await RunReader.LoadAsync(store, match.Id, cancellationToken).ConfigureAwait(false);
                return RunEvaluation.Evaluate(results.With(plan.Suite.Metrics), plan.Suite.Gates, baseline, session.Options.Time.GetUtcNow());
            }

            query = query with { Before = page[^1].Id };
        }

        return null;
    }
}
