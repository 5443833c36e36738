using System.Diagnostics;
using EvalKit.Gating;
using EvalKit.Runs;
using EvalKit.Sqlite;

namespace EvalKit.Xunit.Tests.Fixtures;

/// <summary>Runs the fixture project by <c>dotnet test</c>, with a store and reports of its own in a temporary folder.</summary>
public sealed class FixtureProject : IDisposable
{
    private int _runs;

    public FixtureProject()
    {
        Folder = Directory.CreateTempSubdirectory("evalkit-fixture-").FullName;
    }

    public string Folder { get; }

    public string StorePath => Path.Combine(Folder, "evalkit.db");

    /// <summary>Runs the tests that a VSTest filter selects.</summary>
    public async Task<TestRunResult> RunAsync(string filter, params (string Name, string Value)[] environment)
    {
        var trx = Path.Combine(Folder, $"{_runs++}.trx");
        var (exitCode, output) = await StartAsync(["test", Assembly, "--filter", filter, "--logger", $"trx;LogFileName={trx}"], environment);
        File.Exists(trx).Should().BeTrue("dotnet test writes its results, but said: {0}", output);
        return TestRunResult.Read(trx, exitCode, output);
    }

    /// <summary>The display names that <c>dotnet test --list-tests</c> prints.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string filter)
    {
        var (_, output) = await StartAsync(["test", Assembly, "--filter", filter, "--list-tests"], []);
        return [.. output.Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim())];
    }

    /// <summary>The runs in the store, newest first.</summary>
    public async Task<IReadOnlyList<RunResults>> StoredAsync(string suite)
    {
        await using var store = await SqliteRunStore.OpenAsync(StorePath, TimeProvider.System, CancellationToken.None);
        var results = new List<RunResults>();
        foreach (var run in await store.ListRunsAsync(new RunQuery { Suite = suite }, CancellationToken.None))
        {
            results.Add(await RunReader.LoadAsync(store, run.Id, CancellationToken.None));
        }

        return results;
    }

    /// <summary>Makes a baseline file of the newest run of a suite.</summary>
    public async Task<string> BlessAsync(string suite)
    {
        var run = (await StoredAsync(suite))[0];
        var path = Path.Combine(Folder, $"{suite}.jsonl");
        Baselines.WriteFile(Baselines.FromRun(run, run.Record.StartedAt), path);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The fixture is built with these tests, in the same configuration.</summary>
    private static string Assembly
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var (framework, configuration) = (output.Name, output.Parent!.Name);
            var tests = output.Parent.Parent!.Parent!.Parent!.FullName;
            return Path.Combine(tests, "fixtures", "EvalFixture", "bin", configuration, framework, "EvalFixture.dll");
        }
    }

    /// <summary>The path of one of the fixture's source files.</summary>
    public static string SourceOf(string file) => Path.Combine(new DirectoryInfo(Assembly).Parent!.Parent!.Parent!.Parent!.FullName, file);

    private async Task<(int ExitCode, string Output)> StartAsync(string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["EVALKIT_STORE"] = StorePath;
        start.Environment["EVALKIT_OUTPUT"] = Folder;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var name in (string[])["GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "TF_BUILD", "CI"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
