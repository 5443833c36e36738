namespace EvalKit.TestUtils;

/// <summary>
/// Finds the reference data that lies beside the repository (<c>../shared</c>, not part of it). A test that needs
/// such a file carries <see cref="SharedDataFactAttribute"/> or <see cref="SharedDataTheoryAttribute"/>, which skip
/// with a message where the file is absent.
/// </summary>
public static class SharedData
{
    private const string SolutionFile = "EvalKit.sln";

    /// <summary>The folder that holds <c>EvalKit.sln</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the test assembly holds the solution.</exception>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The folder <c>shared</c> beside the repository; it need not exist.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));

    /// <summary>The full path of a file or folder given relative to <c>shared</c>, with <c>/</c> between its parts.</summary>
    public static string PathOf(string relativePath) => Path.Combine(Root, relativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether the file or folder is there.</summary>
    public static bool Exists(string relativePath) => File.Exists(PathOf(relativePath)) || Directory.Exists(PathOf(relativePath));

    /// <summary>The text of a file under <c>shared</c>.</summary>
    public static string ReadText(string relativePath) => File.ReadAllText(PathOf(relativePath));

    internal static string? SkipReason(string relativePath) =>
        Exists(relativePath) ? null : $"skipped: data not found (../shared/{relativePath})";

    private static string FindRepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {SolutionFile}; run the tests from a build inside the repository.");
    }
}
