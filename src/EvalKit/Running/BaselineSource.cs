using EvalKit.Gating;
using EvalKit.Runs;
using EvalKit.Settings;

namespace EvalKit.Running;

/// <summary>Finds what runs of a suite are held against: the same for every front end. Thread-safe.</summary>
/// <param name="settings">The settings; <c>baseline</c> and <c>require-baseline</c> count.</param>
/// <param name="folder">The folder that paths start from and that holds <c>baselines/</c>.</param>
/// <param name="store">Opens the store, only when a run is to be looked up.</param>
public sealed class BaselineSource(SettingValues settings, string folder, Func<Task<IRunStore>> store)
{
    /// <summary>The baseline that the setting names, else <c>baselines/&lt;suite&gt;.jsonl</c>; null when there is none.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="named">Whether a baseline that the setting names counts; null for any, else the rule it must meet (several suites may share one setting).</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <exception cref="EvalKitException">The reference is unknown, the file is broken, or a baseline is required and there is none.</exception>
    public async Task<Baseline?> FindAsync(string suite, Func<Baseline, bool>? named, CancellationToken cancellationToken)
    {
        if (settings[SettingCatalog.Baseline].Value is { } reference)
        {
            var baseline = await NamedAsync(reference, cancellationToken).ConfigureAwait(false);
            if (named?.Invoke(baseline) ?? true)
            {
                return baseline;
            }
        }

        var path = Baselines.PathFor(folder, suite);
        if (File.Exists(path))
        {
            return Baselines.ReadFile(path);
        }

        return settings[SettingCatalog.RequireBaseline].Flag
            ? throw new EvalKitException(
                FaultKind.Usage, $"Suite '{suite}' has no baseline at {path}, and a baseline is required: run 'evalkit bless {suite}' after a run that is good, and commit the file.")
            : null;
    }

    /// <summary>The baseline that a reference names: the path of a baseline file, else a run of the store.</summary>
    /// <param name="reference">The path, or what <see cref="RunReferences"/> accepts.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <exception cref="EvalKitException">The reference is unknown, or the file is broken.</exception>
    public async Task<Baseline> NamedAsync(string reference, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(reference, Path.GetFullPath(folder));
        if (File.Exists(path))
        {
            return Baselines.ReadFile(path);
        }

        var opened = await store().ConfigureAwait(false);
        var id = await RunOrFaultAsync(opened, reference, path, cancellationToken).ConfigureAwait(false);
        var results = await RunLoader.LoadAsync(opened, id, cancellationToken).ConfigureAwait(false);
        return Baselines.FromRun(results, results.Record.EndedAt ?? results.Record.StartedAt);
    }

    /// <summary>The results of the run that a baseline was made of, for outputs side by side; null when the store does not have it.</summary>
    /// <param name="baseline">The baseline; null for none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<RunResults?> ResultsAsync(Baseline? baseline, CancellationToken cancellationToken)
    {
        if (baseline?.RunId is not { } id)
        {
            return null;
        }

        var opened = await store().ConfigureAwait(false);
        return await opened.FindRunAsync(id, cancellationToken).ConfigureAwait(false) is null
            ? null
            : await RunLoader.LoadAsync(opened, id, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> RunOrFaultAsync(IRunStore opened, string reference, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await RunReferences.ResolveAsync(opened, reference, cancellationToken).ConfigureAwait(false);
        }
        catch (EvalKitException fault) when (fault.Kind == FaultKind.Usage)
        {
            throw new EvalKitException(FaultKind.Usage, $"'{reference}' is neither a baseline file (looked for {path}) nor a run. {fault.Message}", fault);
        }
    }
}
