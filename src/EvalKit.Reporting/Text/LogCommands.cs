using System.Text;

namespace EvalKit.Reporting.Text;

/// <summary>
/// Commands that a CI system takes from a log: GitHub reads <c>::error::</c> at the beginning of a line, blanks before it or not, and Azure Pipelines,
/// GitHub (formerly) and TeamCity read <c>##vso[</c>, <c>##[</c> and <c>##teamcity[</c> anywhere. A blank inside makes text of them.
/// </summary>
internal static class LogCommands
{
    /// <summary>The text without commands, whose first character may begin a line of the log.</summary>
    public static string Disarm(string text) => WithoutColons(ReplaceHashes(text, "## "));

    /// <summary>The JSON without commands and with the same values.</summary>
    public static string DisarmJson(string json) => ReplaceHashes(json, "#\\u0023");

    private static string ReplaceHashes(string text, string replacement)
    {
        StringBuilder? result = null;
        var copied = 0;
        for (var at = text.IndexOf("##", StringComparison.Ordinal); at >= 0; at = text.IndexOf("##", at + 1, StringComparison.Ordinal))
        {
            var end = at + 2;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if (end < text.Length && text[end] == '[')
            {
                result ??= new StringBuilder(text.Length + 8);
                result.Append(text, copied, at - copied).Append(replacement);
                copied = at + 2;
            }
        }

        return result?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    private static string WithoutColons(string text)
    {
        StringBuilder? result = null;
        var copied = 0;
        for (var at = text.IndexOf("::", StringComparison.Ordinal); at >= 0; at = text.IndexOf("::", at + 2, StringComparison.Ordinal))
        {
            if (BeginsLine(text, at))
            {
                result ??= new StringBuilder(text.Length + 8);
                result.Append(text, copied, at - copied).Append(": :");
                copied = at + 2;
            }
        }

        return result?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    private static bool BeginsLine(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] is not ('\n' or '\r') && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        return before < 0 || text[before] is '\n' or '\r';
    }
}
