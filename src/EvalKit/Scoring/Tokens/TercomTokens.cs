using System.Text;

namespace EvalKit.Scoring;

/// <summary>Words as sacreBLEU's tokenizer for TER cuts them, which follows Tercom: white space alone, unless options ask for more.</summary>
internal static class TercomTokens
{
    /// <summary>Blocks and ranges of which each character is a word. The last block reaches further than its name at the reference, where it covers what others do already.</summary>
    private static readonly (char First, char Last)[] Asian =
    [
        ('\u4e00', '\u9fff'), ('\u3400', '\u4dbf'), ('\u31c0', '\u31ef'), ('\u2e80', '\u2eff'), ('\u3300', '\u33ff'), ('\uf900', '\ufaff'), ('\ufe30', '\ufe4f'),
        ('\u3200', '\u3f22'),
    ];

    private static readonly (char First, char Last)[] AsianPunctuation =
    [
        ('\u3001', '\u3002'), ('\u3008', '\u3011'), ('\u3014', '\u301f'), ('\uff61', '\uff65'), ('\u30fb', '\u30fb'), ('\uff01', '\uff02'), ('\uff08', '\uff09'),
        ('\uff0c', '\uff0c'), ('\uff0e', '\uff0e'), ('\uff1a', '\uff1b'), ('\uff1f', '\uff1f'),
    ];

    public static IReadOnlyList<string> Of(string text, TerOptions options)
    {
        text = text.TrimEnd(WhiteSpace.All);
        if (text.Length == 0)
        {
            return [];
        }

        text = options.CaseSensitive ? text : LowerCase.Of(text);
        if (options.Normalized)
        {
            text = string.Join(' ', Sacre13aTokens.Tercom(text));
            text = options.AsianSupport ? Rewrite(text, static (c, to) => to.Append(' ').Append(c).Append(' '), Asian, AsianPunctuation) : text;
        }

        if (options.NoPunct)
        {
            text = Rewrite(text, static (c, to) => to, [('.', '.'), (',', ','), ('?', '?'), (':', ';'), ('!', '"'), ('(', ')')], options.AsianSupport ? AsianPunctuation : []);
        }

        return WhiteSpace.Split(text);
    }

    /// <summary>Writes the characters of some ranges by a rule, and all others as they are.</summary>
    private static string Rewrite(string text, Func<char, StringBuilder, StringBuilder> rule, params IReadOnlyList<(char First, char Last)[]> ranges)
    {
        var to = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = ranges.Any(some => Array.Exists(some, r => c >= r.First && c <= r.Last)) ? rule(c, to) : to.Append(c);
        }

        return to.ToString();
    }
}
