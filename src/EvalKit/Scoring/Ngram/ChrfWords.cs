using System.Text;

namespace EvalKit.Scoring;

/// <summary>Words as chrF++ cuts them: at white space, with one ASCII punctuation mark set apart from a word's end, or else from its beginning.</summary>
internal static class ChrfWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        foreach (var word in WhiteSpace.Split(text))
        {
            if (IsOneSymbol(word))
            {
                words.Add(word);
            }
            else if (AsciiPunctuation.Is(word[^1]))
            {
                words.Add(word[..^1]);
                words.Add(word[^1..]);
            }
            else if (AsciiPunctuation.Is(word[0]))
            {
                words.Add(word[..1]);
                words.Add(word[1..]);
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static bool IsOneSymbol(string word) => Rune.DecodeFromUtf16(word, out _, out var length) is var _ && length == word.Length;
}
