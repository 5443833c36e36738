namespace EvalKit.Scoring;

/// <summary>Every code point that is not white space as a word.</summary>
internal static class CharacterTokens
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!WhiteSpace.Is(rune))
            {
                words.Add(rune.ToString());
            }
        }

        return words;
    }
}
