using System.Buffers;
using System.Globalization;

namespace EvalKit.Redaction;

/// <summary>
/// Finds secrets by the name before them, in the forms of JSON, YAML, XML, source code, environment files, headers, queries and command lines. A name is read
/// once and a value no further than <see cref="Judged"/> characters before it is taken, so the time is linear in the text.
/// </summary>
internal static class NamedSecrets
{
    private const int Judged = 128;
    private const int EscapeLength = 6;
    private const string Quotes = "\"'`\\";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"'`,;<>&|()[]{}\\");
    private static readonly string[] Schemes = ["Bearer ", "Basic ", "Token ", "ApiKey ", "Digest ", "Negotiate ", "AWS4-HMAC-SHA256 "];

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var hit = SecretNames.WordSearch.IndexIn(text.AsSpan(at));
            if (hit < 0)
            {
                return;
            }

            var (start, end) = NameAt(text, at, at + hit);
            var kind = SecretNames.KindOf(text.AsSpan(start, end - start));
            if (kind != SecretNameKind.None && ValueStart(text, start, end) is { } value && SpanOf(text, value, kind) is { } secret)
            {
                found.Add(secret);
                end = secret.End;
            }

            at = end;
        }
    }

    /// <summary>Whether all of a value that stands under a name of its own, as in parsed JSON, is a secret.</summary>
    public static string? LabelOf(string name, string value)
    {
        var kind = SecretNames.WordSearch.IsIn(name) ? SecretNames.KindOf(name) : SecretNameKind.None;
        return kind switch
        {
            SecretNameKind.None => null,
            SecretNameKind.Authorization => WithoutScheme(value.AsSpan()).Length >= 8 ? SecretLabels.Authorization : null,
            SecretNameKind.Cookie => value.Contains('=', StringComparison.Ordinal) ? SecretLabels.Cookie : null,
            _ => SecretValues.IsSecret(kind, value, isQuoted: true) ? LabelOf(kind) : null,
        };
    }

    /// <summary>The name around a word, with a word before it: "API key". It begins no earlier than <paramref name="from"/>.</summary>
    private static (int Start, int End) NameAt(string text, int from, int word)
    {
        var end = EndOfName(text, word);
        var start = StartOfName(text, from, word);
        return (start > from && text[start - 1] == ' ' && text[start] != '-' ? StartOfName(text, from, start - 1) : start, end);
    }

    /// <summary>An escape before a name, such as the <c>\n</c> of a JSON text, is no part of it.</summary>
    private static int StartOfName(string text, int from, int end)
    {
        var start = from + text.AsSpan(from, end - from).LastIndexOfAnyExcept(NameCharacters) + 1;
        return start == from || text[start - 1] != '\\' ? start
            : EscapeAt(text, start - 1) is not null ? Math.Min(start + 5, end)
            : start < end && text[start] is 'n' or 'r' or 't' ? start + 1
            : start;
    }

    private static int EndOfName(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAnyExcept(NameCharacters);
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>Where the value of a name begins; null when nothing is said to be its value.</summary>
    private static int? ValueStart(string text, int nameStart, int nameEnd)
    {
        var at = Skip(text, nameEnd, Quotes + "]");
        var (after, afterLength) = CharacterAt(text, at);
        var isOption = nameStart + 1 < text.Length && text[nameStart] == '-' && text[nameStart + 1] == '-';
        if (after == '>' && IsAfter(text, nameStart, '<'))
        {
            return at + afterLength;
        }

        var separator = Skip(text, at, " \t");
        if (separator < text.Length && text[separator] is ':' or '=')
        {
            return Skip(text, separator, ":=>");
        }

        // <add key="ApiKey" value="…"/> and {"name": "API_KEY", "value": "…"}
        var other = Skip(text, at, " \t\r\n,\"'\\");
        if (at > nameEnd && text.AsSpan(other).StartsWith("value", StringComparison.OrdinalIgnoreCase))
        {
            var sign = Skip(text, other + "value".Length, Quotes + " \t");
            return sign < text.Length && text[sign] is ':' or '=' ? sign + 1 : null;
        }

        return isOption && separator > nameEnd ? separator : null;
    }

    private static SecretSpan? SpanOf(string text, int from, SecretNameKind kind)
    {
        var start = Skip(text, from, " \t");
        var open = start;
        start = Skip(text, start, Quotes);
        var isQuoted = start > open;
        if (start - open == 2 && text[open] == text[start - 1] && text[open] is '"' or '\'')
        {
            // An empty text, and what follows it is no value.
            return null;
        }

        var rest = text.AsSpan(start, Math.Min(Judged, text.Length - start));
        if (kind == SecretNameKind.Cookie)
        {
            return CookieAt(text, start);
        }

        if (kind == SecretNameKind.Authorization)
        {
            var scheme = rest.Length - WithoutScheme(rest).Length;
            start += scheme;
            return ValueAt(text, start, Judged) is { Length: >= 8 } value && !SecretValues.IsPlaceholder(value) && (scheme > 0 || value.ContainsAnyInRange('0', '9'))
                ? new SecretSpan(start, EndOfValue(text, start), SecretLabels.Authorization)
                : null;
        }

        return SecretValues.IsSecret(kind, ValueAt(text, start, Judged), isQuoted) ? new SecretSpan(start, EndOfValue(text, start), LabelOf(kind)) : null;
    }

    /// <summary>All pairs of name and value, however many; a recipe's "cookie: one egg" has none.</summary>
    private static SecretSpan? CookieAt(string text, int start)
    {
        var end = start;
        for (var at = start; ;)
        {
            var pair = EndOfValue(text, at);
            var sign = text.AsSpan(at, pair - at).IndexOf('=');
            if (sign < 1 || sign == pair - at - 1)
            {
                return end > start ? new SecretSpan(start, end, SecretLabels.Cookie) : null;
            }

            end = pair;
            at = Skip(text, pair, "; ");
        }
    }

    private static ReadOnlySpan<char> WithoutScheme(ReadOnlySpan<char> value)
    {
        foreach (var scheme in Schemes)
        {
            if (value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return value[scheme.Length..].TrimStart(' ');
            }
        }

        return value;
    }

    private static ReadOnlySpan<char> ValueAt(string text, int start, int limit) => text.AsSpan(start, EndOfValue(text, start, limit) - start);

    /// <summary>A value ends at a blank, quote, bracket or separator; of the escapes of a JSON text, + and ` are part of it.</summary>
    private static int EndOfValue(string text, int start, int limit = int.MaxValue)
    {
        var last = (int)Math.Min(text.Length, (long)start + limit);
        var at = start;
        while (at < last)
        {
            var length = text.AsSpan(at, last - at).IndexOfAny(ValueEnds);
            if (length < 0)
            {
                return last;
            }

            at += length;
            if (EscapeAt(text, at) is not ('+' or '`'))
            {
                return at;
            }

            at = Math.Min(at + EscapeLength, last);
        }

        return at;
    }

    /// <summary>Goes over characters that separate, plain or escaped: a few at most, for more of them separate nothing.</summary>
    private static int Skip(string text, int at, ReadOnlySpan<char> characters)
    {
        const int Most = 8;
        for (var skipped = 0; skipped < Most; skipped++)
        {
            var (character, length) = CharacterAt(text, at);
            if (length == 0 || !characters.Contains(character))
            {
                break;
            }

            at += length;
        }

        return at;
    }

    private static (char Character, int Length) CharacterAt(string text, int at) =>
        at >= text.Length ? default : EscapeAt(text, at) is { } escaped ? (escaped, EscapeLength) : (text[at], 1);

    private static bool IsAfter(string text, int at, char character) =>
        at > 0 && (text[at - 1] == character || (at >= EscapeLength && EscapeAt(text, at - EscapeLength) == character));

    /// <summary>The character that an escape such as <c>\u0022</c> stands for.</summary>
    private static char? EscapeAt(string text, int at) =>
        at + EscapeLength <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;

    private static string LabelOf(SecretNameKind kind) => kind switch
    {
        SecretNameKind.Password => SecretLabels.Password,
        SecretNameKind.Token => SecretLabels.Token,
        SecretNameKind.Key => SecretLabels.Key,
        _ => SecretLabels.Secret,
    };
}
