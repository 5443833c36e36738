using System.Xml;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.JUnit;

/// <summary>Text that others wrote, for a place in an XML file: what XML cannot hold, and what a reader cannot see, is written as <c>⟨U+0007⟩</c>.</summary>
internal static class CleanText
{
    private const char Replacement = '\uFFFD';

    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters that are kept, from 2; a longer text ends in "…".</param>
    public static string Of(string text, int limit)
    {
        var shown = HiddenCharacters.Show(text.Length > limit ? text[..limit] : text);
        var cut = text.Length > limit || shown.Length > limit ? shown[..(Math.Min(shown.Length, limit) - 1)] + "…" : shown;

        // A pair that the cut has split, and U+FFFE and U+FFFF, which no reader hides and XML forbids.
        return string.Concat(cut.Select((c, i) => IsAllowed(cut, i) ? c : Replacement));
    }

    private static bool IsAllowed(string text, int i) => char.IsSurrogate(text[i])
        ? (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]))
        : XmlConvert.IsXmlChar(text[i]);
}
