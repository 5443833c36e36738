using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Samples;

/// <summary>What a <c>dotnet test</c> of the sample left: its tests, and store and report in a temporary folder of its own.</summary>
internal sealed class SampleRun : IDisposable
{
    private readonly string _folder;

    private SampleRun(string folder, ProcessResult process)
    {
        _folder = folder;
        Process = process;
        Tests = File.Exists(Trx(folder)) ? TestRunFile.Read(Trx(folder)) : throw new InvalidOperationException($"dotnet test wrote no results: {process.Output}{process.Error}");
    }

    public ProcessResult Process { get; }

    public IReadOnlyList<TestRunEntry> Tests { get; }

    public IReadOnlyList<TestRunEntry> Gates => [.. Tests.Where(t => t.Name.StartsWith("Gate[", StringComparison.Ordinal))];

    public string StorePath => Path.Combine(_folder, "evalkit.db");

    public string ReportPath => Path.Combine(_folder, "docs-assistant.html");

    /// <summary>The sample is built with these tests, in their configuration; it is started as the README starts it.</summary>
    public static async Task<SampleRun> StartAsync(params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-sample-").FullName;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string[] arguments =
        [
            "test", "samples/DocsAssistant.Evals", "--no-build", "--configuration", configuration, "--logger", $"trx;LogFileName={Trx(folder)}",
            .. ProcessRunner.NothingLeftRunning,
        ];
        var process = await ProcessRunner.RunAsync(SharedData.RepositoryRoot, "dotnet", arguments,
        [
            ("EVALKIT_STORE", Path.Combine(folder, "evalkit.db")), ("EVALKIT_OUTPUT", folder), .. environment,
        ]);
        return new SampleRun(folder, process);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Trx(string folder) => Path.Combine(folder, "results.trx");
}
