using System.Diagnostics;
using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Cli;

/// <summary>A temporary folder with a suite of thirty questions and recorded answers, in which the real tool is started.</summary>
public sealed class CliFolder : IDisposable
{
    public const string Suite = "capitals.suite.yaml";

    private static readonly string Tool = System.IO.Path.Combine(
        SharedData.RepositoryRoot, "src", "EvalKit.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "EvalKit.Cli.dll");

    public CliFolder()
    {
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(SharedData.RepositoryRoot, "samples", "recorded-outputs"), "capitals.*"))
        {
            File.Copy(file, In(System.IO.Path.GetFileName(file)));
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("evalkit-cli").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string In(string name) => System.IO.Path.Combine(Path, name);

    internal Task<ProcessResult> RunAsync(params string[] arguments) => ProcessRunner.RunAsync(Path, "dotnet", [Tool, .. arguments]);

    internal Task<ProcessResult> RunWithAsync((string Name, string Value)[] environment, params string[] arguments) =>
        ProcessRunner.RunAsync(Path, "dotnet", [Tool, .. arguments], environment);

    internal Process Start(params string[] arguments) => ProcessRunner.Start(Path, "dotnet", [Tool, .. arguments]);

    /// <summary>Changes the recorded answers of the first cases to a wrong one.</summary>
    public void Worsen(int cases)
    {
        var lines = File.ReadAllLines(In("capitals.csv"));
        for (var i = 1; i <= cases; i++)
        {
            // The last three cells are the answer, the continent and the rating; only the answer may hold a comma or quotes, and then it is quoted.
            var rating = lines[i].LastIndexOf(',');
            var continent = lines[i].LastIndexOf(',', rating - 1);
            var start = lines[i][continent - 1] == '"' ? lines[i].LastIndexOf(",\"", continent - 1, StringComparison.Ordinal) : lines[i].LastIndexOf(',', continent - 1);
            lines[i] = $"{lines[i][..start]},I have no idea.{lines[i][continent..]}";
        }

        File.WriteAllLines(In("capitals.csv"), lines);
    }
}
