namespace EvalKit.Scoring;

/// <summary>Whether a text negates something or refuses: no, not, n't, unknown, unable, cannot, sorry, unclear.</summary>
internal static class Negation
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "no", "not", "unknown", "unable", "cannot", "sorry", "unclear" };

    public static bool Occurs(string text)
    {
        var lower = LowerCase.Of(text).Replace('’', '\'');
        var start = -1;
        for (var i = 0; i <= lower.Length; i++)
        {
            if (i < lower.Length && (char.IsLetterOrDigit(lower[i]) || lower[i] == '\''))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                var word = lower[start..i].Trim('\'');
                if (Words.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal))
                {
                    return true;
                }

                start = -1;
            }
        }

        return false;
    }
}
