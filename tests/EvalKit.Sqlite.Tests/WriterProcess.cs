using System.Diagnostics;
using System.Globalization;

namespace EvalKit.Sqlite.Tests;

/// <summary>A process that writes to a store; see the project EvalKit.Sqlite.CrashWriter.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    public WriterProcess(string store, int number, int trials)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "EvalKit.Sqlite.CrashWriter.dll");
        string[] arguments = [program, store, number.ToString(CultureInfo.InvariantCulture), trials.ToString(CultureInfo.InvariantCulture)];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the process says was acknowledged: <c>trial</c> or <c>feedback</c> and the trace id.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>Lets the process write a number of appends, kills it without warning and reads what it had said by then.</summary>
    public async Task KillAfterAsync(int appends)
    {
        while (Acknowledged.Count < appends && await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Acknowledged.Add(line);
        }

        _process.Kill();
        await ReadToEndAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    /// <returns>Its exit code and its errors.</returns>
    public async Task<(int ExitCode, string Errors)> WaitAsync()
    {
        await ReadToEndAsync();
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(); // A test that failed in between leaves no writer behind.
        }

        _process.Dispose();
    }

    private async Task ReadToEndAsync()
    {
        var rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();

        // A line that the kill cut in half names nothing.
        Acknowledged.AddRange(rest.Split('\n')[..^1]);
    }
}
