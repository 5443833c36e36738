using System.Collections;
using EvalKit.Cli.Browsing;
using EvalKit.Redaction;
using EvalKit.Reporting;

namespace EvalKit.Cli;

/// <summary>What a command sees of the process: data goes to <paramref name="Out"/>, everything for a person to <paramref name="Error"/>.</summary>
internal sealed record CliContext(TextWriter Out, TextWriter Error, Func<string, string?> Environment, string Folder, TimeProvider Time, bool ErrorIsTerminal)
{
    /// <summary>The columns of the terminal; null to ask it.</summary>
    public int? Width { get; init; }

    public static CliContext OfProcess() => new(
        Console.Out, Console.Error, System.Environment.GetEnvironmentVariable, Directory.GetCurrentDirectory(), TimeProvider.System, !Console.IsErrorRedirected)
    {
        Keys = Console.IsInputRedirected ? null : new ConsoleKeys(),
        Redactor = SecretRedactor.Of(
            System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string?)v.Value ?? ""))),
    };

    /// <summary>Takes the secrets out of what is kept, recorded and shown.</summary>
    public SecretRedactor Redactor { get; init; } = SecretRedactor.Shapes;

    /// <summary>A text of others, such as an exception's, as it may be shown.</summary>
    public string Shown(string text) => TerminalText.Block(Redactor.Redact(text));

    /// <summary>The same with what is invisible made visible.</summary>
    public string Revealed(string text) => TerminalText.Revealed(Redactor.Redact(text));

    /// <summary>The keyboard; null where standard input is none.</summary>
    public IKeySource? Keys { get; init; }

    /// <summary>Ctrl-C and SIGTERM; null where nobody listens to them.</summary>
    public Interrupt? Interrupt { get; init; }

    /// <summary>A path as the user gave it, from the folder that the command was started in.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);
}
