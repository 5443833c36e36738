using System.Diagnostics;
using System.Globalization;

namespace EvalKit.Bench;

/// <summary>What a process used: it says so itself, in one line on standard output, just before it ends.</summary>
/// <param name="CpuSeconds">Processor time of the process, start-up included.</param>
/// <param name="WallSeconds">Wall time since it started.</param>
/// <param name="PeakMebibytes">Largest resident memory.</param>
internal sealed record Usage(double CpuSeconds, double WallSeconds, double PeakMebibytes)
{
    private const string Marker = "usage:";

    /// <summary>Prints what this process used; a process that did not do its work measures nothing.</summary>
    public static int Print(bool didItsWork)
    {
        if (!didItsWork)
        {
            Console.Error.WriteLine("The work was not done: the measurement would mean nothing.");
            return 1;
        }

        using var self = Process.GetCurrentProcess();
        var wall = TimeProvider.System.GetUtcNow() - self.StartTime.ToUniversalTime();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Marker} {self.TotalProcessorTime.TotalSeconds} {wall.TotalSeconds} {self.PeakWorkingSet64 / 1048576.0}"));
        return 0;
    }

    /// <summary>Starts this program as another process and reads what it used.</summary>
    public static Usage Of(params string[] arguments)
    {
        var (output, exitCode) = OutputOf(arguments);
        var line = output.Split('\n').LastOrDefault(l => l.StartsWith(Marker, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {exitCode} and measured nothing:\n{output}");
        var numbers = line[Marker.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new Usage(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>Starts this program as another process and reads what it printed.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables that it has beside this one's.</param>
    public static (string Output, int ExitCode) OutputOf(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, ArgumentList = { typeof(Usage).Assembly.Location } };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, process.ExitCode);
    }
}
