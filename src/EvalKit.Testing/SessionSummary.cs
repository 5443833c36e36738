using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>What a test session tells beside its tests: to the CI system by files and log lines, and to the console. What cannot be written is said and fails no test.</summary>
internal static class SessionSummary
{
    /// <summary>
    /// The file of the lines for the console, beside the test assembly: there the build targets find it whatever the settings say, and no two projects share it.
    /// </summary>
    public const string File = "evalkit.summary.txt";

    /// <summary>Writes what the CI system takes.</summary>
    public static async Task<CiResult> WriteCiAsync(IEnumerable<SuiteReport> reports, CiOutputOptions options)
    {
        var result = new CiResult([], []);
        var fault = await TryAsync("CI output", () => Task.FromResult(result = CiOutput.Write([.. reports.Select(r => r.Ci)], options))).ConfigureAwait(false);
        return fault is null ? result : new CiResult([], [fault]);
    }

    /// <summary>Writes the lines for the console: <c>dotnet test</c> shows nothing of a passing test, so the build targets print this file when it has ended.</summary>
    public static async Task WriteAsync(IReadOnlyList<string> lines, string folder)
    {
        if (lines.Count > 0)
        {
            await TryAsync("summary", () => System.IO.File.WriteAllLinesAsync(Path.Combine(folder, File), lines)).ConfigureAwait(false);
        }
    }

    /// <returns>Why it could not be written; null when it was.</returns>
    public static async Task<string?> TryAsync(string what, Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            // Thrown here, it would end the test host before the gates' tests ran.
            return $"the {what} could not be written: {exception.Message}";
        }
    }
}
