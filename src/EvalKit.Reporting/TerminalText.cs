using System.Text.RegularExpressions;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>
/// Text that others wrote (models, datasets, exceptions), on a terminal or in a log: without escape sequences, controls, invisible and direction-changing
/// characters, and without commands to the CI system that keeps the log.
/// </summary>
public static partial class TerminalText
{
    private const int LongestLine = 1000;

    /// <summary>The text as one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The longest result, in characters, from 2; what is beyond it becomes "…".</param>
    public static string Of(string text, int limit = LongestLine) => ShortText.Of(Block(text), limit);

    /// <summary>The text with its own line breaks and indentation.</summary>
    /// <param name="text">The text.</param>
    public static string Block(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LogCommands.Disarm(HiddenCharacters.Remove(WithoutEscapes(text)));
    }

    /// <summary>The text as <see cref="Block"/> has it, but with what is invisible or would steer a terminal written as <c>⟨U+202E⟩</c>: for a text that somebody reads to see what is in it.</summary>
    /// <param name="text">The text.</param>
    public static string Revealed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LogCommands.Disarm(HiddenCharacters.Show(text));
    }

    /// <summary>Few texts hold one, and the expression takes longer to build than to search many texts.</summary>
    private static string WithoutEscapes(string text) => text.AsSpan().ContainsAny('\x1B', '\x9B', '\x9D') ? Escapes().Replace(text, "") : text;

    /// <summary>Control sequences, operating system commands and the two-character escapes.</summary>
    [GeneratedRegex(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|(?:\x1B\]|\x9D)[^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)?|\x1B[ -/]*[0-~]", RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
