using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Settings;
using EvalKit.Sqlite;

namespace EvalKit.Cli;

/// <summary>Opens the store that the settings name, and finds runs in it.</summary>
internal static class Stores
{
    /// <summary>How a URI of a store begins.</summary>
    public const string UriPrefix = "sqlite:";

    public static Task<SqliteRunStore> OpenAsync(SettingValues settings, CliContext context, CancellationToken cancellationToken) =>
        OpenAsync(settings[SettingCatalog.Store].Value!, context, cancellationToken);

    /// <summary>Opens the store at a path, from the folder of the command, or a URI.</summary>
    public static async Task<SqliteRunStore> OpenAsync(string location, CliContext context, CancellationToken cancellationToken)
    {
        var path = location.StartsWith(UriPrefix, StringComparison.Ordinal) ? location : context.PathOf(location);
        return await SqliteRunStore.OpenAsync(path, context.Time, cancellationToken);
    }

    /// <summary>Finds baselines: references and files start from <paramref name="folder"/>.</summary>
    public static BaselineSource Baselines(SettingValues settings, string folder, IRunStore store) => new(settings, folder, () => Task.FromResult(store));

    /// <summary>The results of the run that a reference names.</summary>
    public static async Task<RunResults> LoadAsync(IRunStore store, string reference, CancellationToken cancellationToken) =>
        await RunLoader.LoadAsync(store, await RunReferences.ResolveAsync(store, reference, cancellationToken), cancellationToken);
}
