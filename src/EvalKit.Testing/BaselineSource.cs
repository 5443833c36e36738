using EvalKit.Gating;
using EvalKit.Runs;
using EvalKit.Settings;

namespace EvalKit.Testing;

/// <summary>Finds what a suite is held against.</summary>
internal static class BaselineSource
{
    /// <summary>
    /// What the setting <c>baseline</c> names, where it is of this suite (one assembly may hold several suites);
    /// else <c>baselines/&lt;suite&gt;.jsonl</c> beside the project; null when there is none.
    /// </summary>
    /// <exception cref="EvalKitException">The reference is unknown, the file is broken, or a baseline is required and there is none.</exception>
    public static async Task<Baseline?> FindAsync(TestSession session, string suite)
    {
        if (session.Settings[SettingCatalog.Baseline].Value is { } reference)
        {
            var named = await NamedAsync(session, reference).ConfigureAwait(false);
            if (named.Suite == suite)
            {
                return named;
            }
        }

        var path = Baselines.PathFor(session.Options.Project.Directory, suite);
        if (File.Exists(path))
        {
            return Baselines.ReadFile(path);
        }

        return session.Settings[SettingCatalog.RequireBaseline].Flag
            ? throw new EvalKitException(
                FaultKind.Usage,
                $"Suite '{suite}' has no baseline at {path}, and the setting 'require-baseline' is on: run 'evalkit bless {suite}' and commit the file.")
            : null;
    }

    /// <summary>The results of the run that a baseline was made of; null when only the file is known.</summary>
    public static async Task<RunResults?> ResultsAsync(TestSession session, Baseline? baseline)
    {
        if (baseline?.RunId is not { } id)
        {
            return null;
        }

        var store = await session.StoreAsync().ConfigureAwait(false);
        return await store.FindRunAsync(id, CancellationToken.None).ConfigureAwait(false) is null
            ? null
            : await RunReader.LoadAsync(store, id, CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<Baseline> NamedAsync(TestSession session, string reference)
    {
        var path = Path.GetFullPath(reference, session.Options.Project.Directory);
        if (File.Exists(path))
        {
            return Baselines.ReadFile(path);
        }

        var store = await session.StoreAsync().ConfigureAwait(false);
        var run = await RunReferences.ResolveAsync(store, reference, CancellationToken.None).ConfigureAwait(false);
        var results = await RunReader.LoadAsync(store, run, CancellationToken.None).ConfigureAwait(false);
        return Baselines.FromRun(results, results.Record.StartedAt);
    }
}
