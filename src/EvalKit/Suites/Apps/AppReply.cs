using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Suites.Apps;

/// <summary>Reads what an app outside the process answered.</summary>
internal static class AppReply
{
    /// <summary>More than any answer that can be judged; what is longer is a runaway.</summary>
    public const int LargestBytes = 16 * 1024 * 1024;

    private const string Place = "the app's reply";

    /// <summary>
    /// A JSON object with <c>response</c> and otherwise only parts of an output (<c>context</c>, <c>tool_calls</c>, …) is an output with these parts; another JSON object or
    /// array is the value itself; anything else is text.
    /// </summary>
    /// <exception cref="EvalKitException">A part has the wrong type.</exception>
    public static AppOutput Read(string text)
    {
        var trimmed = text.TrimEnd('\r', '\n');
        return JsonCell.TryParse(JsonSerializer.SerializeToElement(trimmed), out var json)
            ? OutputReader.Read(json, new DatasetRow(Place, CaseFields.Empty, IsText: false))
            : AppOutput.FromText(trimmed);
    }

    /// <summary>The end of a long text, for messages. It begins with a whole word: of a secret that was cut in half, nobody could tell that it is one.</summary>
    public static string Tail(string text)
    {
        const int Shown = 2000;
        var trimmed = text.Trim();
        if (trimmed.Length <= Shown)
        {
            return trimmed;
        }

        var end = trimmed[^Shown..];
        return "…" + end[Math.Max(0, end.AsSpan().IndexOfAny(" \t\r\n"))..];
    }
}
