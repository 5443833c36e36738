namespace EvalKit.Scoring;

/// <summary>A word of an answer and what ends behind it.</summary>
/// <param name="Text">The word as it is compared: without accents and punctuation.</param>
/// <param name="Written">The word in lower case with its apostrophe, such as <c>isn't</c>.</param>
/// <param name="EndsClause">Whether a comma, bracket, dash or the end of the sentence follows.</param>
/// <param name="EndsSentence">Whether the sentence ends.</param>
/// <param name="Asks">Whether it ends with a question mark.</param>
internal readonly record struct ClauseWord(string Text, string Written, bool EndsClause, bool EndsSentence, bool Asks)
{
    private const TextNormalization Normalization = TextNormalization.Squad | TextNormalization.StripAccents;

    /// <summary>The words of a text; articles are left out, as they are in what is compared.</summary>
    public static IReadOnlyList<ClauseWord> Of(string text)
    {
        var words = new List<ClauseWord>();
        foreach (var chunk in WhiteSpace.Split(LowerCase.Of(text).Replace('’', '\'')))
        {
            var (asks, sentence) = (chunk.Contains('?', StringComparison.Ordinal), chunk.TrimEnd('"', '\'', ')', ']') is [.., '.' or '!' or '?' or ';' or ':']);
            var clause = sentence || chunk is [.., ',' or ')' or ']'] or "-" or "–" or "—" || chunk.EndsWith(",\"", StringComparison.Ordinal);
            var inner = SquadNormalizer.Words(chunk, Normalization);
            if (inner.Count > 0)
            {
                words.Add(new ClauseWord(string.Concat(inner), chunk.Trim('"', '\'', '(', ')', '[', ']', ',', '.', '!', '?', ';', ':'), clause, sentence, asks));
            }
            else if ((clause || asks) && words.Count > 0)
            {
                words[^1] = words[^1] with { EndsClause = true, EndsSentence = words[^1].EndsSentence || sentence, Asks = words[^1].Asks || asks };
            }
        }

        return words;
    }
}
