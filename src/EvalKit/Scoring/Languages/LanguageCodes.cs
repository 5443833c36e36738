namespace EvalKit.Scoring;

/// <summary>Codes of languages as files and columns write them.</summary>
internal static class LanguageCodes
{
    private const int Shown = 20;

    /// <summary>The code that <see cref="LanguageDetector"/> gives, of one in any case and with any region or script; null for a language that it does not know.</summary>
    public static string? Read(string text)
    {
        var code = text.Trim().Split('-', '_')[0].ToLowerInvariant();
        code = code switch
        {
            "no" or "nn" => "nb",
            "iw" => "he",
            "in" => "id",
            _ => code,
        };
        return LanguageDetector.Codes.Contains(code, StringComparer.Ordinal) ? code : null;
    }

    /// <summary>What to say about a text that is no such code.</summary>
    public static string Unknown(string text) => $"expected one of {string.Join(", ", LanguageDetector.Codes)}, found '{(text.Length > Shown ? text[..Shown] + "…" : text)}'.";
}
