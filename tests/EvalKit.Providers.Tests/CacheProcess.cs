using System.Diagnostics;
using System.Globalization;
using EvalKit.TestUtils.FakeOpenAi;

namespace EvalKit.Providers.Tests;

/// <summary>A process that asks through a shared response cache; see the project EvalKit.Providers.CacheProcess.</summary>
internal sealed class CacheProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    public CacheProcess(FakeOpenAiServer server, string folder, int questions)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "EvalKit.Providers.CacheProcess.dll"), folder, questions.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in server.Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    /// <returns>Its answers by question.</returns>
    public async Task<Dictionary<int, string>> AnswersAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        _process.ExitCode.Should().Be(0, await _errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ', 3)).ToDictionary(l => int.Parse(l[0], CultureInfo.InvariantCulture), l => l[2]);
    }

    /// <summary>Lets the process print some answers and kills it without warning.</summary>
    public async Task KillAfterAsync(int answers)
    {
        while (answers-- > 0)
        {
            (await _process.StandardOutput.ReadLineAsync()).Should().NotBeNull("the process still has questions");
        }

        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(); // A test that failed in between leaves no process behind.
        }

        _process.Dispose();
    }
}
