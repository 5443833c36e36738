using System.Text.RegularExpressions;

namespace EvalKit.Reporting.Text;

/// <summary>
/// Text that others wrote (models, datasets, exceptions), on a terminal or in a log: without escape sequences, controls, invisible and direction-changing
/// characters, and without commands to the CI system that keeps the log.
/// </summary>
public static partial class TerminalText
{
    private const int LongestLine = 1000;

    /// <summary>The text in one line: white space becomes single blanks, and what is beyond the limit becomes "…".</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The longest result, in characters, from 2.</param>
    public static string Of(string text, int limit = LongestLine) => ShortText.Of(Lines(text), limit);

    /// <summary>The text with its line feeds, tabs and blanks, at whole length.</summary>
    /// <param name="text">The text.</param>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LogCommands.Disarm(HiddenCharacters.Remove(Escapes().Replace(text, "")));
    }

    /// <summary>Control sequences, operating system commands and the two-character escapes.</summary>
    [GeneratedRegex(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|(?:\x1B\]|\x9D)[^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)?|\x1B[ -/]*[0-~]", RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
