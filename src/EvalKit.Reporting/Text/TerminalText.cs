using System.Text.RegularExpressions;

namespace EvalKit.Reporting.Text;

/// <summary>Text that others wrote, on a terminal or in a log: one line without escape sequences, controls and invisible characters.</summary>
internal static partial class TerminalText
{
    private const int LongestLine = 1000;

    /// <param name="text">The text.</param>
    /// <param name="limit">The longest result.</param>
    public static string Of(string text, int limit = LongestLine) => ShortText.Of(HiddenCharacters.Remove(Escapes().Replace(text, "")), limit);

    /// <summary>Control sequences, operating system commands and the two-character escapes.</summary>
    [GeneratedRegex(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|(?:\x1B\]|\x9D)[^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)?|\x1B[ -/]*[0-~]", RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
