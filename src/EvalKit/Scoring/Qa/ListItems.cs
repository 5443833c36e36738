using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>The items of a text that is a list.</summary>
internal static class ListItems
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8 };

    /// <summary>The items, none of them empty: parts of a JSON list; else the lines without bullets and numbers; a single line at its semicolons, else at its commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">The text between two items; null to tell by the text.</param>
    public static IReadOnlyList<string> Of(string text, string? separator)
    {
        if (separator is not null)
        {
            return Split(text, separator);
        }

        if (OfJson(text) is { } items)
        {
            return items;
        }

        var lines = Split(text, "\n").Select(WithoutBullet).Where(l => l.Length > 0).ToList();
        return lines is [var line] ? Split(line, line.Contains(';', StringComparison.Ordinal) ? ";" : ",") : lines;
    }

    private static IReadOnlyList<string>? OfJson(string text)
    {
        if (WhiteSpace.Trim(text) is not ['[', .., ']'])
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Json);
            return [.. document.RootElement.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText()).Where(i => i.Length > 0)];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // Text in brackets, or with half a character, that is no JSON list.
        }
    }

    private static string WithoutBullet(string line)
    {
        var start = 0;
        while (start < line.Length && char.IsAsciiDigit(line[start]))
        {
            start++;
        }

        var isNumbered = start > 0 && start + 1 < line.Length && line[start] is '.' or ')' && line[start + 1] == ' ';
        var isBulleted = line.Length > 1 && line[0] is '-' or '*' or '•' or '–' && line[1] == ' ';
        return WhiteSpace.Trim(isNumbered ? line[(start + 1)..] : isBulleted ? line[1..] : line).ToString();
    }

    private static List<string> Split(string text, string separator) =>
        [.. text.Split(separator).Select(item => WhiteSpace.Trim(item).ToString()).Where(item => item.Length > 0)];
}
