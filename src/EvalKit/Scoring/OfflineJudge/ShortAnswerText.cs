using System.Text;

namespace EvalKit.Scoring;

/// <summary>A text in the forms that the features compare, each made when it is first asked for.</summary>
internal sealed class ShortAnswerText
{
    private const TextNormalization Normalization = TextNormalization.Squad | TextNormalization.StripAccents;
    private readonly Lazy<IReadOnlyList<string>> _words;
    private readonly Lazy<HashSet<string>> _wordSet;
    private readonly Lazy<HashSet<(Rune, Rune, Rune)>> _trigrams;
    private readonly Lazy<HashSet<string>> _numbers;
    private readonly Lazy<IReadOnlyList<string>> _stems;

    public ShortAnswerText(string text)
    {
        Text = text;
        _words = new(() => SquadNormalizer.Words(text, Normalization));
        _wordSet = new(() => new HashSet<string>(Words, StringComparer.Ordinal));
        _trigrams = new(() => TrigramsOf($" {string.Join(' ', Words)} "));
        _numbers = new(() => NumbersOf(string.Join(' ', Words)));
        _stems = new(() => RougeTokens.Of(text, stem: true));
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>Its words, normalised.</summary>
    public IReadOnlyList<string> Words => _words.Value;

    public HashSet<string> WordSet => _wordSet.Value;

    /// <summary>Its runs of three code points, a space before and after the text included.</summary>
    public HashSet<(Rune, Rune, Rune)> Trigrams => _trigrams.Value;

    /// <summary>Its runs of digits.</summary>
    public HashSet<string> Numbers => _numbers.Value;

    /// <summary>Its stemmed words.</summary>
    public IReadOnlyList<string> Stems => _stems.Value;

    private static HashSet<(Rune, Rune, Rune)> TrigramsOf(string text)
    {
        var trigrams = new HashSet<(Rune, Rune, Rune)>();
        var (first, second, seen) = (default(Rune), default(Rune), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (++seen > 2)
            {
                trigrams.Add((first, second, rune));
            }

            (first, second) = (second, rune);
        }

        return trigrams;
    }

    private static HashSet<string> NumbersOf(string text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                numbers.Add(text[start..i]);
                start = -1;
            }
        }

        return numbers;
    }
}
