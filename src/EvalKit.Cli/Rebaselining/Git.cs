using System.ComponentModel;
using System.Diagnostics;

namespace EvalKit.Cli.Rebaselining;

/// <summary>Asks git.</summary>
/// <param name="folder">The folder that it is asked in.</param>
internal sealed class Git(string folder)
{
    /// <summary>What a command prints, trimmed; null when it ends with an error.</summary>
    /// <exception cref="EvalKitException">There is no git.</exception>
    public async Task<string?> TryAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, _) = await RunAsync(arguments, cancellationToken);
        return exitCode == 0 ? output.Trim() : null;
    }

    /// <summary>What a command prints, trimmed.</summary>
    /// <exception cref="EvalKitException">It ends with an error, or there is no git.</exception>
    public async Task<string> AskAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments, cancellationToken);
        return exitCode == 0 ? output.Trim() : throw new EvalKitException(FaultKind.Usage, $"git {string.Join(' ', arguments)} in {folder} failed: {error.Trim()}");
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(GitStart.In(folder, arguments))!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            throw new EvalKitException(FaultKind.Usage, $"--rebaseline needs git, which cannot be started: {exception.Message}.", exception);
        }
    }
}
