using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Samples;

/// <summary>What a <c>dotnet test</c> of a sample left: its tests, and store and report in a temporary folder of its own.</summary>
internal sealed class SampleRun : IDisposable
{
    private readonly string _folder;
    private readonly string _suite;
    private readonly DotnetTest _run;

    private SampleRun(string folder, string suite, DotnetTest run)
    {
        _folder = folder;
        _suite = suite;
        _run = run;
    }

    public ProcessResult Process => _run.Process;

    public IReadOnlyList<TestRunEntry> Tests => _run.Tests;

    public IReadOnlyList<TestRunEntry> Gates => _run.Gates;

    public string StorePath => Path.Combine(_folder, "evalkit.db");

    public string ReportPath => Path.Combine(_folder, _suite + ".html");

    /// <summary>The samples are built with these tests, in their configuration; they are started as their readmes start them.</summary>
    public static async Task<SampleRun> StartAsync(string sample, string suite, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-sample-").FullName;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var run = await DotnetTest.RunAsync(
            SharedData.RepositoryRoot,
            [$"samples/{sample}", "--no-build", "--configuration", configuration],
            [("EVALKIT_STORE", Path.Combine(folder, "evalkit.db")), ("EVALKIT_OUTPUT", folder), .. environment]);
        return new SampleRun(folder, suite, run);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
