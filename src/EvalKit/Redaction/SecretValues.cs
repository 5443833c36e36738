using System.Buffers;
using System.Collections.Frozen;

namespace EvalKit.Redaction;

/// <summary>Judges whether a value beside a name is a secret, or a placeholder, a word, code, a hash.</summary>
internal static class SecretValues
{
    public static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private const int Judged = 64;
    private const int ShortestPassword = 4;
    private const int ShortestSecret = 8;
    private const int ShortestToken = 16;
    private const int ShortestKey = 32;
    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*?~+/=");
    private static readonly SearchValues<char> IdentifierCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:");

    private static readonly FrozenSet<string> Placeholders = FrozenSet.ToFrozenSet(
        [
            "null", "none", "undefined", "true", "false", "string", "text", "number", "optional", "required", "missing", "invalid", "incorrect", "correct", "wrong", "empty", "default", "example",
            "hidden", "masked", "password", "passwd", "secret", "token", "placeholder", "unknown", "disabled", "enabled", "changeme", "expired", "user", "admin", "test", "value", "name", "self", "this", "function",
            "development", "production", "staging",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="kind">What the name says.</param>
    /// <param name="value">The value, without quotes and scheme.</param>
    /// <param name="isQuoted">Whether it is a text by its form: code and prose are not.</param>
    public static bool IsSecret(SecretNameKind kind, ReadOnlySpan<char> value, bool isQuoted)
    {
        if (IsPlaceholder(value) || value.ContainsAny(' ', '\t', '\n'))
        {
            return false;
        }

        return kind switch
        {
            SecretNameKind.Password => value.Length >= ShortestPassword && (isQuoted || HasMoreThanLetters(value)) && !IsCode(value, isQuoted),
            SecretNameKind.Secret => value.Length >= ShortestSecret && (isQuoted || value.ContainsAnyInRange('0', '9')) && !IsCode(value, isQuoted),
            SecretNameKind.Token => value.Length >= ShortestToken && (IsRandom(value) || IsHex(value)),
            SecretNameKind.Key => value.Length >= ShortestKey && (IsHex(value) ? value.Length == 32 : IsRandom(value) && !IsGuid(value)),
            _ => false,
        };
    }

    /// <summary>Whether letters of both cases or digits change so often that no word and no identifier reads like it. Hexadecimal digits are not told from a hash here.</summary>
    public static bool IsRandom(ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, Judged)];
        var (digits, letters, changes) = (0, 0, 0);
        var last = 0;
        foreach (var character in value)
        {
            var kind = char.IsAsciiDigit(character) ? 1 : char.IsAsciiLetterUpper(character) ? 2 : char.IsAsciiLetterLower(character) ? 3 : 0;
            digits += kind == 1 ? 1 : 0;
            letters += kind > 1 ? 1 : 0;
            changes += kind != 0 && last != 0 && kind != last ? 1 : 0;
            last = kind == 0 ? last : kind;
        }

        return digits >= 2 && letters >= 4 && changes * 4 >= value.Length;
    }

    public static bool IsHex(ReadOnlySpan<char> value) => value.Length >= ShortestKey && !value.ContainsAnyExcept(HexDigits);

    /// <summary>With a prefix too, as some ids have one.</summary>
    public static bool IsGuid(ReadOnlySpan<char> value) => Guid.TryParse(value[^Math.Min(value.Length, 36)..], out _);

    /// <summary>A text that stands for a secret which is somewhere else, or is to be filled in.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) =>
        value.Length == 0 || value[0] is '{' or '<' or '[' || IsVariable(value) || !value.ContainsAnyExcept(value[0]) || value.Contains("...", StringComparison.Ordinal)
        || value.StartsWith("your", StringComparison.OrdinalIgnoreCase) || Placeholders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value.TrimEnd(".,:;)"));

    /// <summary><c>$name</c>, <c>${…}</c>, <c>$(…)</c> or <c>%NAME%</c>; a password may begin so, but then it has a digit or sign too.</summary>
    public static bool IsVariable(ReadOnlySpan<char> value) => value switch
    {
        ['$', '{' or '(', ..] => true,
        ['$', .. var name] => !name.ContainsAnyExcept(IdentifierCharacters) && !name.ContainsAnyInRange('0', '9'),
        ['%', .. var name, '%'] => !name.ContainsAnyExcept(IdentifierCharacters),
        _ => false,
    };

    private static bool HasMoreThanLetters(ReadOnlySpan<char> value)
    {
        var trimmed = value.TrimEnd(".,:;)?!");
        return trimmed.Length >= ShortestPassword && (trimmed.ContainsAnyInRange('0', '9') || trimmed.ContainsAny(Symbols));
    }

    /// <summary>A call, a member of something, or a name that is made of words.</summary>
    private static bool IsCode(ReadOnlySpan<char> value, bool isQuoted)
    {
        if (value.ContainsAny("(){}") && !isQuoted)
        {
            return true;
        }

        var isIdentifier = char.IsAsciiLetter(value[0]) && !value.ContainsAnyExcept(IdentifierCharacters);
        return isIdentifier && value.ContainsAny('_', '.', ':') && !IsRandom(value);
    }
}
