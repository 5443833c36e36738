using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Cli;

/// <summary>The real tool, built with these tests in their configuration.</summary>
internal static class CliTool
{
    public static string Path { get; } = System.IO.Path.Combine(
        SharedData.RepositoryRoot, "src", "EvalKit.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "EvalKit.Cli.dll");

    public static Task<ProcessResult> RunAsync(string folder, params string[] arguments) => ProcessRunner.RunAsync(folder, "dotnet", [Path, .. arguments]);
}
