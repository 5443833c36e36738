using EvalKit.Acceptance.Processes;
using EvalKit.Runs;
using EvalKit.Sqlite;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Sessions;

/// <summary>A solution of two test projects, run by <c>dotnet test</c> with a store in a temporary folder. It is built with these tests.</summary>
public sealed class TestSolution : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-solution-").FullName;

    private static string Fixtures => Path.Combine(SharedData.RepositoryRoot, "tests", "fixtures", "Session");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private string StorePath => Path.Combine(_folder, "evalkit.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs both projects.</summary>
    internal Task<ProcessResult> TestAsync((string Name, string Value)[] environment, params string[] further) =>
        StartAsync(["test", "Session.slnx", "--no-build", "--configuration", Configuration, .. ProcessRunner.NothingLeftRunning, .. further], environment);

    /// <summary>Runs the built assembly of one project, past its build targets.</summary>
    internal Task<ProcessResult> TestAssemblyAsync(string project) =>
        StartAsync(["test", Path.Combine(project, "bin", Configuration, "net10.0", $"{project}.dll")], []);

    /// <summary>The runs of the store, newest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> RunsAsync()
    {
        await using var store = await SqliteRunStore.OpenAsync(StorePath, TimeProvider.System, CancellationToken.None);
        return await store.ListRunsAsync(new RunQuery(), CancellationToken.None);
    }

    private Task<ProcessResult> StartAsync(string[] arguments, (string Name, string Value)[] environment) =>
        ProcessRunner.RunAsync(Fixtures, "dotnet", arguments, [("EVALKIT_STORE", StorePath), ("EVALKIT_OUTPUT", _folder), .. environment]);
}
