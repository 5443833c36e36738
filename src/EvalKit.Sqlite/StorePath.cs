namespace EvalKit.Sqlite;

/// <summary>Where a store is, from what a user writes.</summary>
internal static class StorePath
{
    private const string Scheme = "sqlite:";
    private const string OwnFolder = ".evalkit";

    /// <summary>The full path of a database file.</summary>
    /// <param name="pathOrUri">A path, or <c>sqlite:</c> and a path; <c>sqlite:///</c> begins an absolute one.</param>
    /// <exception cref="EvalKitException">It is neither.</exception>
    public static string Parse(string pathOrUri)
    {
        var path = pathOrUri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? WithoutScheme(pathOrUri) : pathOrUri;
        return path.Length > 0 && !path.Contains("://", StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal) ? Path.GetFullPath(path) : throw NotAStore(pathOrUri);
    }

    /// <summary>Makes the folder of a store; the folder <c>.evalkit</c> also keeps itself out of git.</summary>
    public static void CreateFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var ignore = Path.Combine(folder, ".gitignore");
        if (Path.GetFileName(folder) == OwnFolder && !File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }
    }

    private static string WithoutScheme(string uri)
    {
        var path = uri[Scheme.Length..];
        return path switch
        {
            _ when path.StartsWith("///", StringComparison.Ordinal) => path[2..],
            _ when path.StartsWith("//", StringComparison.Ordinal) => throw NotAStore(uri),
            _ => path,
        };
    }

    private static EvalKitException NotAStore(string found) => new(
        FaultKind.Usage,
        $"Expected the path of a store, such as .evalkit/evalkit.db, sqlite:results/nightly.db or sqlite:///var/evalkit.db, found '{found}'. Name it with --store or EVALKIT_STORE.");
}
