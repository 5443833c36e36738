using System.Buffers;

namespace EvalKit.Redaction;

/// <summary>Finds keys by how they begin.</summary>
internal static class PrefixedSecrets
{
    private const int Judged = 128;
    private const int PartLength = 16;
    private const int Long = 1000;

    /// <summary>Long texts after which the search in parts has paid for its start.</summary>
    private const int Many = 5000;

    private static readonly SearchValues<string> Starts = SearchValues.Create([.. SecretPrefixes.All.Select(p => p.Start)], StringComparison.Ordinal);

    private static int _longTexts;

    public static bool MayBeIn(ReadOnlySpan<char> text) =>
        text.Length < Long || (_longTexts < Many && Interlocked.Increment(ref _longTexts) < Many) ? text.ContainsAny(Starts) : MayBeInLong(text);

    /// <summary>The same answer by the search in parts.</summary>
    internal static bool MayBeInLong(ReadOnlySpan<char> text)
    {
        foreach (var part in InParts.All)
        {
            if (text.ContainsAny(part))
            {
                return true;
            }
        }

        return false;
    }

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
        var hit = text.AsSpan(from).IndexOfAny(Starts);
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

    /// <summary>The same in parts, those of one length together: .NET searches a long text many times faster for a few texts than for many, but takes a while to get there.</summary>
    private static class InParts
    {
        public static readonly SearchValues<string>[] All =
            [.. SecretPrefixes.All.Select(p => p.Start).Distinct().OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal).Chunk(PartLength).Select(p => SearchValues.Create(p, StringComparison.Ordinal))];
    }
}
