using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EvalKit.Bench;

/// <summary>Runs a command and reads the processor time of its whole tree of processes from the operating system (Linux and macOS).</summary>
internal static class ChildrenCpu
{
    private const int RusageChildren = -1;

    public static Usage Of(string folder, string command, params string[] arguments)
    {
        var before = Seconds();
        var started = TimeProvider.System.GetTimestamp();
        var start = new ProcessStartInfo(command) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command} {string.Join(' ', arguments)}' ended with {process.ExitCode}:\n{output}");
        }

        return new Usage(Seconds() - before, TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0);
    }

    private static double Seconds()
    {
        var usage = new long[18];
        if (GetResourceUsage(RusageChildren, usage) != 0)
        {
            throw new InvalidOperationException($"getrusage failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        return usage[0] + (usage[1] / 1e6) + usage[2] + (usage[3] / 1e6);
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
