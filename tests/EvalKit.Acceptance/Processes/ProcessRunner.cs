using System.Diagnostics;

namespace EvalKit.Acceptance.Processes;

/// <summary>Starts real processes. The environment is the test's own without EvalKit's variables and without those of a CI provider.</summary>
internal static class ProcessRunner
{
    private static readonly string[] Hidden = ["EVALKIT_", "GITHUB_", "CI", "TF_BUILD", "VSTest", "DOCS_ASSISTANT_", "SAMPLE_", "OPENAI_", "MSBUILD"];

    /// <summary>
    /// Arguments of a <c>dotnet</c> command that builds: no build node and no compiler server outlives it. One would keep its output open, and the reader would wait for it.
    /// </summary>
    public static readonly string[] NothingLeftRunning = ["-nodeReuse:false", "-p:UseSharedCompilation=false"];

    public static Process Start(string folder, string command, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var process = StartWithInput(folder, command, arguments, environment);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Starts a process that waits for what is written to its standard input.</summary>
    public static Process StartWithInput(string folder, string command, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(k => Hidden.Any(h => k.StartsWith(h, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<ProcessResult> RunAsync(string folder, string command, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(folder, command, arguments, environment);
        return await EndAsync(process);
    }

    public static async Task<ProcessResult> EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
