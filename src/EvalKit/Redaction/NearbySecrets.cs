using System.Buffers;

namespace EvalKit.Redaction;

/// <summary>Finds what looks random beside a word for secrets, in prose: "the API key is 4fGh…".</summary>
internal static class NearbySecrets
{
    private const int Shortest = 32;
    private const int Longest = 512;
    private const int Before = 48;
    private const int CloseBefore = 24;

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/");
    private static readonly TextSearch Words = new([], ["key", "secret", "token", "password", "credential"]);

    /// <summary>Beside these even a hexadecimal text, which else is a hash or the id of a trace, is a secret.</summary>
    private static readonly TextSearch StrongWords = new(
        [],
        ["api key", "apikey", "api-key", "api_key", "subscription key", "subscription-key", "access key", "access_key", "secret key", "auth token", "auth_token", "access token", "access_token", "password"]);

    public static void Find(string text, List<SecretSpan> found)
    {
        // A run of so many characters covers one of every so many places: only there is it looked for.
        for (var at = Shortest - 1; at < text.Length; at += Shortest)
        {
            if (!Characters.Contains(text[at]))
            {
                continue;
            }

            var start = text.AsSpan(0, at).LastIndexOfAnyExcept(Characters) + 1;
            var length = text.AsSpan(at).IndexOfAnyExcept(Characters);
            at = length < 0 ? text.Length : at + length;
            start = AfterEscape(text, start, at);
            if (at - start is >= Shortest and <= Longest && IsSecret(text, start, at))
            {
                found.Add(new SecretSpan(start, at, SecretLabels.Secret));
            }
        }
    }

    /// <summary>The letters of an escape, such as the <c>\n</c> of a JSON text, are no part of what follows.</summary>
    private static int AfterEscape(string text, int start, int end)
    {
        if (start == 0 || text[start - 1] != '\\')
        {
            return start;
        }

        return Math.Min(end, start + (text[start] == 'u' ? 5 : 1));
    }

    private static bool IsSecret(string text, int start, int end)
    {
        var value = text.AsSpan(start, end - start);
        if (SecretValues.IsHex(value))
        {
            return StrongWords.IsIn(LineBefore(text, start, CloseBefore));
        }

        var before = LineBefore(text, start, Before);
        return SecretValues.IsRandom(value) && !SecretValues.IsGuid(value) && Words.IsIn(before) && !before.Contains("public", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> LineBefore(string text, int at, int length)
    {
        var before = text.AsSpan(Math.Max(0, at - length), Math.Min(at, length));
        return before[(before.LastIndexOf('\n') + 1)..];
    }
}
