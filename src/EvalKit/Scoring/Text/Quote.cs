namespace EvalKit.Scoring;

/// <summary>A text in quotation marks for a rationale or message, cut where it is long.</summary>
internal static class Quote
{
    private const int Longest = 80;

    public static string Of(string text)
    {
        if (text.Length <= Longest)
        {
            return $"\"{text}\"";
        }

        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return $"\"{text[..end]}…\"";
    }
}
