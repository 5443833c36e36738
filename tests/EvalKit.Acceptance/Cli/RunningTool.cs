using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace EvalKit.Acceptance.Cli;

/// <summary>A tool that is running: what it writes to standard error can be waited for.</summary>
internal sealed class RunningTool : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _text = new();
    private readonly Task<string> _output;

    public RunningTool(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Ends a process that a failed test left behind.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>Reads until a line begins with a text, and returns the lines since the last one that was waited for.</summary>
    public async Task<string> UntilAsync(string start)
    {
        using var limit = new CancellationTokenSource(Limit);
        _text.Clear();
        while (await LineAsync(limit.Token) is { } line)
        {
            _text.Append(line).Append('\n');
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return _text.ToString();
            }
        }

        throw new InvalidOperationException($"The tool ended before it said '{start}'. It said: {_text}");
    }

    /// <summary>Presses Ctrl-C and waits for the end.</summary>
    /// <returns>The exit code, and standard output.</returns>
    public async Task<(int ExitCode, string Output)> InterruptAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        Kill(_process.Id, signal: 2).Should().Be(0);
        await _process.StandardError.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await _output);
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _process.StandardError.ReadLineAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The tool did not say it. It said: {_text}");
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
