namespace EvalKit.Scoring;

/// <summary>Words as ROUGE's reference implementation cuts them: runs of a–z and 0–9 after lower-casing, so text in other scripts has none.</summary>
internal static class RougeTokens
{
    private const int LongestUnstemmed = 3;

    public static IReadOnlyList<string> Of(string text, bool stem)
    {
        var words = new List<string>();
        var lower = LowerCase.Of(text);
        var start = -1;
        for (var i = 0; i <= lower.Length; i++)
        {
            if (i < lower.Length && (char.IsAsciiLetterLower(lower[i]) || char.IsAsciiDigit(lower[i])))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                var word = lower[start..i];
                words.Add(stem && word.Length > LongestUnstemmed ? PorterStemmer.Stem(word) : word);
                start = -1;
            }
        }

        return words;
    }
}
