using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Ci;

/// <summary>A temporary folder in which a script of <c>samples/ci/scripts</c> is started, with stand-ins for the programs that it calls.</summary>
internal sealed class ScriptFolder : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public ScriptFolder()
    {
        Directory.CreateDirectory(In("bin"));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("evalkit-script-").FullName;

    /// <summary>What the stand-ins were called with, one line a call.</summary>
    public IReadOnlyList<string> Calls => File.Exists(In("calls")) ? File.ReadAllLines(In("calls")) : [];

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Puts a stand-in on the path: it notes its arguments, then does what the body says.</summary>
    public void StandIn(string command, string body)
    {
        File.WriteAllText(In($"bin/{command}"), $"#!/usr/bin/env bash\necho \"{command} $*\" >> \"{In("calls")}\"\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In($"bin/{command}"), Executable);
        }
    }

    public Task<ProcessResult> RunAsync(string script, string[] arguments, params (string Name, string Value)[] environment) => ProcessRunner.RunAsync(
        Path,
        "bash",
        [System.IO.Path.Combine(SharedData.RepositoryRoot, "samples", "ci", "scripts", script), .. arguments],
        [("PATH", $"{In("bin")}:{Environment.GetEnvironmentVariable("PATH")}"), ("EVALKIT", "evalkit"), .. environment]);

    public async Task GitAsync(params string[] arguments)
    {
        var git = await ProcessRunner.RunAsync(Path, "git", ["-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false", .. arguments]);
        git.ExitCode.Should().Be(0, git.Error);
    }
}
