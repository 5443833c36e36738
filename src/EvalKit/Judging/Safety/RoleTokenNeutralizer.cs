using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Judging.Safety;

/// <summary>
/// Takes the brackets off the marks by which chat formats tell who speaks, and off imitations of a prompt's own delimiters: they stay readable and are nothing but text.
/// Compatibility forms (full-width brackets and letters) and characters that nobody sees are seen through, for the search alone: folding the text itself would turn 10⁵ into 105.
/// </summary>
internal static partial class RoleTokenNeutralizer
{
    /// <summary>One of these is in every mark.</summary>
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["<|", "<<", "##", "INST]", "system>", "assistant>", "human>", "user>", "_of_turn>"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without live marks, and how many there were.</summary>
    public static (string Text, int Count) Neutralize(string text)
    {
        // ASCII has no other form, and most texts have nothing that a mark begins or ends with.
        var (folded, origin) = Ascii.IsValid(text) ? (text, null) : Fold(text);
        if (!folded.AsSpan().ContainsAny(Hints))
        {
            return (text, 0);
        }

        var marks = Mark().Matches(folded);
        if (marks.Count == 0)
        {
            return (text, 0);
        }

        var written = new StringBuilder(text.Length + marks.Count);
        var at = 0;
        foreach (Match mark in marks)
        {
            var (start, end) = origin is null ? (mark.Index, mark.Index + mark.Length) : (origin[mark.Index], origin[mark.Index + mark.Length]);
            written.Append(text, at, start - at).Append(Disarm(text[start..end]));
            at = end;
        }

        return (CanonicalJson.Normalize(written.Append(text, at, text.Length - at).ToString()), marks.Count);
    }

    private static string Disarm(string mark)
    {
        var disarmed = new StringBuilder(mark.Length);
        foreach (var rune in mark.EnumerateRunes())
        {
            foreach (var character in Folded(rune))
            {
                disarmed.Append(character switch { '<' or '[' => '(', '>' or ']' => ')', '#' => '*', _ => character });
            }
        }

        return disarmed.ToString();
    }

    /// <summary>The text in its compatibility form, and for each character of it where the text's character begins; one more entry for the end.</summary>
    private static (string Folded, List<int> Origin) Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origin = new List<int>(text.Length + 1);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                folded.Append((char)rune.Value);
                origin.Add(at++);
                continue;
            }

            foreach (var character in Folded(rune))
            {
                folded.Append(character);
                origin.Add(at);
            }

            at += rune.Utf16SequenceLength;
        }

        origin.Add(text.Length);
        return (folded.ToString(), origin);
    }

    private static string Folded(Rune rune) =>
        HiddenCharacters.Contains(rune) ? "" : rune.IsAscii || rune.Value is 0xFFFD ? rune.ToString() : rune.ToString().Normalize(NormalizationForm.FormKC);

    [GeneratedRegex(
        """
        <\|[^|<>\s]{1,40}\|> | \[/?INST\] | <</?SYS>> | </?(?:system|assistant|human|user|start_of_turn|end_of_turn)>
        | <</?[a-z][a-z0-9_.]{0,60}(?:[ ]json)?(?:[ ]base64|[ ]datamark=[^\s>]{1,2})?[ ][0-9a-f]{8,64}>>
        | ^[ \t]*\#{2,6}[ \t]*(?:system|assistant|human|instruction)[ \t]*(?::|$)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
