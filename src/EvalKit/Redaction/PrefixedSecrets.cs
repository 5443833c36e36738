namespace EvalKit.Redaction;

/// <summary>Finds keys by how they begin.</summary>
internal static class PrefixedSecrets
{
    private const int Judged = 128;

    private static readonly TextSearch Starts = new(SecretPrefixes.All.Select(p => p.Start), []);

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var at = Next(text, 0); at >= 0;)
        {
            var span = SpanAt(text, at);
            if (span is { } secret)
            {
                found.Add(secret);
            }

            at = Next(text, span?.End ?? at + 1);
        }
    }

    private static int Next(string text, int from)
    {
        var hit = Starts.IndexIn(text.AsSpan(from));
        return hit < 0 ? -1 : from + hit;
    }

    private static SecretSpan? SpanAt(string text, int at)
    {
        // Inside a word it is part of the word: "risk-", "disk_".
        if (IsInsideWord(text, at))
        {
            return null;
        }

        foreach (var prefix in SecretPrefixes.All)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith(prefix.Start, StringComparison.Ordinal) && IsKey(rest[prefix.Start.Length..], prefix))
            {
                return new SecretSpan(at, at + prefix.Start.Length + LengthOf(rest[prefix.Start.Length..], prefix), prefix.Label);
            }
        }

        return null;
    }

    /// <summary>Judged by its first characters, so that a text of nothing but beginnings costs no more than its length.</summary>
    private static bool IsKey(ReadOnlySpan<char> tail, SecretPrefix prefix)
    {
        var judged = tail[..LengthOf(tail[..Math.Min(tail.Length, Judged)], prefix)];
        return judged.Length >= prefix.Shortest && !(prefix.MayBeWords && IsWords(judged));
    }

    /// <summary>A full stop behind a key ends the sentence, not the key.</summary>
    private static int LengthOf(ReadOnlySpan<char> tail, SecretPrefix prefix)
    {
        var end = tail.IndexOfAnyExcept(prefix.Characters);
        return tail[..(end < 0 ? tail.Length : end)].TrimEnd('.').Length;
    }

    private static bool IsWords(ReadOnlySpan<char> tail) => tail.Contains('-') && !tail.ContainsAnyInRange('0', '9') && !tail.ContainsAnyInRange('A', 'Z');

    /// <summary>Whether a letter or digit stands before it that is not the end of an escape, such as <c>\n</c>, <c>\u0022</c> or <c>%3D</c>.</summary>
    private static bool IsInsideWord(string text, int at)
    {
        if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            return false;
        }

        var isEscape = (at >= 2 && text[at - 2] == '\\' && text[at - 1] is 'n' or 'r' or 't')
            || (at >= 3 && text[at - 3] == '%' && char.IsAsciiHexDigit(text[at - 2]) && char.IsAsciiHexDigit(text[at - 1]))
            || (at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u');
        return !isEscape;
    }
}
