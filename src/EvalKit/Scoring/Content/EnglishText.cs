using System.Text;

namespace EvalKit.Scoring;

/// <summary>Words, sentences and syllables of an English text.</summary>
/// <param name="Words">Runs of letters and digits, with apostrophes, hyphens, points and commas inside.</param>
/// <param name="Sentences">At least 1 where there is a word.</param>
/// <param name="Syllables">By <see cref="EnglishSyllables"/>.</param>
/// <param name="LatinShare">The share of its letters that are a–z, accents aside; 0 without letters.</param>
internal readonly record struct EnglishText(int Words, int Sentences, int Syllables, double LatinShare)
{
    /// <summary>Closing marks that are looked at after a full stop.</summary>
    private const int MostClosing = 16;

    /// <summary>Abbreviations that hardly ever end a sentence.</summary>
    private static readonly HashSet<string> Abbreviations = new(["mr", "mrs", "ms", "dr", "prof", "vs", "e.g", "i.e", "approx"], StringComparer.Ordinal);

    /// <summary>Reads a text; takes any string.</summary>
    public static EnglishText Read(string text)
    {
        var even = TextNormalizer.Apply(text.Replace('\u2019', '\''), TextNormalization.LowerCase | TextNormalization.StripAccents);
        var (words, sentences, syllables, open) = (0, 0, 0, false);
        var last = "";
        for (var i = 0; i < even.Length;)
        {
            var end = WordEnd(even, i);
            if (end > i)
            {
                last = even[i..end];
                words++;
                syllables += EnglishSyllables.Count(last);
                open = true;
                i = end;
                continue;
            }

            if (open && EndsSentence(even, i, last))
            {
                sentences++;
                open = false;
            }

            i++;
        }

        return new EnglishText(words, sentences + (open ? 1 : 0), syllables, Latin(even));
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (end > start && IsInside(text, end))))
        {
            end++;
        }

        return end;
    }

    /// <summary>An apostrophe or hyphen between letters and digits, a point or comma between digits, and the points of e.g. and a.m.</summary>
    private static bool IsInside(string text, int place)
    {
        if (place + 1 >= text.Length || !char.IsLetterOrDigit(text[place - 1]) || !char.IsLetterOrDigit(text[place + 1]))
        {
            return false;
        }

        return text[place] switch
        {
            '\'' or '-' => true,
            ',' => char.IsDigit(text[place - 1]) && char.IsDigit(text[place + 1]),
            '.' => char.IsDigit(text[place - 1]) == char.IsDigit(text[place + 1]),
            _ => false,
        };
    }

    /// <summary>A full stop, exclamation or question mark before white space (quotes and brackets may close between them), an empty line, and a line that begins an item or heading.</summary>
    private static bool EndsSentence(string text, int place, string last)
    {
        if (text[place] == '\n')
        {
            return BeginsBlock(text, place + 1);
        }

        if (text[place] is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        var next = place + 1;
        while (next < text.Length && next - place < MostClosing && text[next] is '.' or '!' or '?' or '…' or '"' or '\'' or '”' or ')' or ']' or '*' or '_')
        {
            next++;
        }

        var ends = next >= text.Length || WhiteSpace.Is(text[next]);
        return ends && !(text[place] == '.' && next < text.Length && (Abbreviations.Contains(last) || last is [>= 'b' and <= 'z' and not 'i']));
    }

    private static bool BeginsBlock(string text, int line)
    {
        var first = line;
        while (first < text.Length && text[first] is ' ' or '\t' or '\r')
        {
            first++;
        }

        return first >= text.Length || text[first] is '\n' or '#' or '•' or '|' || (text[first] is '-' or '*' && first + 1 < text.Length && text[first + 1] == ' ');
    }

    private static double Latin(string text)
    {
        var (letters, latin) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            letters += Rune.IsLetter(rune) ? 1 : 0;
            latin += rune.IsAscii && Rune.IsLetter(rune) ? 1 : 0;
        }

        return letters == 0 ? 0 : (double)latin / letters;
    }
}
