using System.Text.RegularExpressions;

namespace MiddlewareSample;

/// <summary>Finds card numbers, bank accounts and mail addresses in a text.</summary>
public static partial class PrivateData
{
    public static string Redact(string text) => Mail().Replace(Account().Replace(Card().Replace(text, "[card]"), "[account]"), "[mail]");

    [GeneratedRegex(@"\b\d(?:[ -]?\d){12,18}\b")]
    private static partial Regex Card();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")]
    private static partial Regex Account();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Mail();
}
