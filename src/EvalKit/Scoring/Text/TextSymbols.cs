namespace EvalKit.Scoring;

/// <summary>A text as its code points.</summary>
internal static class TextSymbols
{
    /// <summary>The code points; a surrogate without its partner counts as U+FFFD.</summary>
    public static int[] Of(string text)
    {
        var symbols = new int[text.Length];
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            for (var i = 0; i < symbols.Length; i++)
            {
                symbols[i] = text[i];
            }

            return symbols;
        }

        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            symbols[count++] = rune.Value;
        }

        return count == symbols.Length ? symbols : symbols[..count];
    }
}
