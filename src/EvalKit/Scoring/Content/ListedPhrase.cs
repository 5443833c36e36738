namespace EvalKit.Scoring;

/// <summary>A phrase of a list as its words, each exact or, with <c>*</c> at its end, any word that begins so.</summary>
/// <param name="Words">At least one word, evened out as the text is.</param>
internal sealed record ListedPhrase(IReadOnlyList<string> Words)
{
    public bool StandsAt(IReadOnlyList<string> text, int place)
    {
        if (place + Words.Count > text.Count)
        {
            return false;
        }

        for (var i = 0; i < Words.Count; i++)
        {
            if (!Wildcard.Covers(Words[i], text[place + i]))
            {
                return false;
            }
        }

        return true;
    }
}
