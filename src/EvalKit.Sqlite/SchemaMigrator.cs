using System.Globalization;
using System.Reflection;

namespace EvalKit.Sqlite;

/// <summary>Brings a store to the newest schema: numbered scripts, those that it lacks, in one transaction.</summary>
internal sealed class SchemaMigrator
{
    private const long ApplicationId = 0x45766C4B; // "EvlK", in the file's header.
    private const long Foreign = -1;

    private static readonly string VersionQuery = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT CASE WHEN id.application_id = {ApplicationId} OR (made.user_version = 0 AND (SELECT count(*) FROM sqlite_schema) = 0) THEN made.user_version ELSE {Foreign} END
        FROM pragma_application_id AS id, pragma_user_version AS made
        """);

    private readonly IReadOnlyList<string> _scripts;

    /// <param name="scripts">The scripts; the first makes version 1 of an empty file.</param>
    public SchemaMigrator(IReadOnlyList<string> scripts)
    {
        _scripts = scripts;
    }

    public static SchemaMigrator Current { get; } = new(ReadScripts());

    public int Version => _scripts.Count;

    /// <summary>Makes sure that the file is a store (or empty) and brings it to the newest schema; what is not a store is not touched.</summary>
    public void Migrate(StoreConnection connection, string path)
    {
        var isCurrent = VersionOf(connection, path) == Version;
        connection.Configure();
        if (isCurrent)
        {
            return;
        }

        connection.Begin();
        try
        {
            // Asked again: another process may have migrated while this one waited for the lock.
            for (var version = (int)VersionOf(connection, path) + 1; version <= Version; version++)
            {
                connection.Run(_scripts[version - 1]);
            }

            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}"));
            connection.Commit();
        }
        catch
        {
            connection.RollBack();
            throw;
        }
    }

    private static string[] ReadScripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    private long VersionOf(StoreConnection connection, string path)
    {
        // One statement, one view of the file: between several, another process may make the store.
        var version = connection.Query(VersionQuery);
        if (version == Foreign)
        {
            throw StoreFaults.Foreign(path);
        }

        return version <= Version ? version : throw StoreFaults.Newer(path, version, Version);
    }
}
