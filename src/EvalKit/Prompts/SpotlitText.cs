using System.Text;

namespace EvalKit.Prompts;

/// <summary>Writes a text in a form of <see cref="Spotlighting"/> and reads it back. What is written back is what was given, whatever it was.</summary>
internal static class SpotlitText
{
    public const string Base64Form = "base64";
    public const string DatamarkForm = "datamark=";

    private const int FirstMark = 0xE000;

    /// <summary>The name of the form as it stands in a block's head, empty for none, and the text in it.</summary>
    public static (string Form, string Text) Write(string text, Spotlighting spotlighting)
    {
        switch (spotlighting)
        {
            case Spotlighting.Base64:
                return (Base64Form, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
            case Spotlighting.Datamark:
                var mark = MarkFor(text);
                return (DatamarkForm + mark, Marked(text, mark));
            default:
                return ("", text);
        }
    }

    /// <summary>Whether a word of a block's head names a form.</summary>
    public static bool IsForm(string word) => word == Base64Form || (word.StartsWith(DatamarkForm, StringComparison.Ordinal) && word.Length > DatamarkForm.Length);

    /// <summary>The text that was written; null when it is not of its form.</summary>
    public static string? Read(string form, string text)
    {
        if (form.Length == 0)
        {
            return text;
        }

        if (form != Base64Form)
        {
            return Unmarked(text, form[DatamarkForm.Length..]);
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }

    public static Spotlighting KindOf(string form) => form.Length == 0 ? Spotlighting.Delimit : form == Base64Form ? Spotlighting.Base64 : Spotlighting.Datamark;

    /// <summary>The first character of a private area that the text lacks: nobody else gives it a meaning, and the same text always has the same mark.</summary>
    private static string MarkFor(string text)
    {
        var used = text.EnumerateRunes().Select(r => r.Value).Where(r => r >= FirstMark).ToHashSet();
        return char.ConvertFromUtf32(PrivateUse().First(mark => !used.Contains(mark)));
    }

    private static IEnumerable<int> PrivateUse() => Enumerable.Range(FirstMark, 0x1900).Concat(Enumerable.Range(0xF0000, 0xFFFE)).Concat(Enumerable.Range(0x100000, 0xFFFE));

    /// <summary>The mark in the place of each blank and before any other white space, which stays, so that it can be read back: an instruction may be written with tabs or wide blanks.</summary>
    private static string Marked(string text, string mark)
    {
        var marked = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (IsBlank(character))
            {
                marked.Append(mark);
            }

            if (character != ' ')
            {
                marked.Append(character);
            }
        }

        return marked.ToString();
    }

    /// <summary>What separates words for a reader: white space, and the empty Braille pattern, which is none by its category and shows nothing.</summary>
    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || character == '\u2800';

    private static string Unmarked(string text, string mark)
    {
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            if (!text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal))
            {
                plain.Append(text[at++]);
                continue;
            }

            at += mark.Length;
            var isKept = at < text.Length && IsBlank(text[at]);
            plain.Append(isKept ? text[at++] : ' ');
        }

        return plain.ToString();
    }
}
