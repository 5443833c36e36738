using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Suites.Apps;

/// <summary>An app that is a command: one process a trial gets <c>{id, inputs}</c> as a JSON line on standard input and prints its answer.</summary>
internal sealed class ExecApp(IReadOnlyList<string> command, string folder)
{
    public const string Kind = "exec";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The program and its arguments: a list of texts, or one text that is split at blanks.</summary>
    /// <exception cref="EvalKitException">It is neither, or empty.</exception>
    public static IReadOnlyList<string> Command(JsonObject options)
    {
        IReadOnlyList<string>? command = options[Kind] switch
        {
            JsonArray list when list.All(item => item?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number) => [.. list.Select(item => item!.ToString())],
            JsonValue value when value.GetValueKind() == JsonValueKind.String => CommandLine.Split(value.GetValue<string>()),
            _ => null,
        };
        return command is [{ Length: > 0 }, ..]
            ? command
            : throw new EvalKitException(FaultKind.Usage, "Expected exec to be a command, such as \"python app.py\" or [python, app.py].");
    }

    public async Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken)
    {
        using var process = Start();
        using var kill = cancellationToken.Register(() => Kill(process));
        var output = ReadAsync(process.StandardOutput, cancellationToken);
        var error = ReadAsync(process.StandardError, cancellationToken);
        try
        {
            await WriteAsync(process, AppRequest.Of(evalCase)).ConfigureAwait(false);
            await Task.WhenAll(output, error, process.WaitForExitAsync(cancellationToken)).ConfigureAwait(false);
        }
        catch
        {
            Kill(process);
            throw;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? AppReply.Read(await output.ConfigureAwait(false))
            : throw new AppFailedException(FormattableString.Invariant($"'{command[0]}' ended with exit code {process.ExitCode}. {AppReply.Tail(await error.ConfigureAwait(false))}").TrimEnd());
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = Path.GetFullPath(folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EvalKitException(
                FaultKind.Usage, $"The app '{command[0]}' cannot be started in {start.WorkingDirectory}: {e.Message}. Expected a program on the path, or a path to one.", e);
        }
    }

    private static async Task WriteAsync(Process process, byte[] request)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(request).ConfigureAwait(false);
            await process.StandardInput.BaseStream.WriteAsync("\n"u8.ToArray()).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended, or closed its input, without reading all of it: its answer and exit code say what that means.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            text.Append(buffer, 0, read);
            if (text.Length > AppReply.LargestBytes)
            {
                throw new AppFailedException("The app printed more than 16 MiB; expected one answer.");
            }
        }

        return text.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself meanwhile.
        }
    }
}
