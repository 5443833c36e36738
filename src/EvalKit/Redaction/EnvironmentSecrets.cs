using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Redaction;

/// <summary>The values of environment variables whose names look secret: wherever one stands, it is a secret. Immutable.</summary>
internal sealed class EnvironmentSecrets
{
    private const int Shortest = 8;
    private const int LongestWord = 15;

    private static readonly HashSet<string> SecretWords = new(
        ["key", "keys", "apikey", "token", "tokens", "secret", "secrets", "password", "passwords", "passwd", "pwd", "pass", "passphrase", "connection", "connectionstring", "credential", "credentials", "sas", "pat"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> PasswordWords = new(["secret", "secrets", "password", "passwords", "passwd", "pwd", "pass", "passphrase"], StringComparer.Ordinal);

    /// <summary>A last word that says the value is about a secret and none itself.</summary>
    private static readonly HashSet<string> AboutWords = new(
        ["file", "path", "dir", "folder", "name", "limit", "count", "size", "length", "type", "timeout", "layout", "version", "enabled", "algorithm", "store", "vault", "url", "uri", "endpoint", "expiry", "ttl"], StringComparer.Ordinal);

    private readonly string[] _values;
    private readonly TextSearch _search;

    private EnvironmentSecrets(IEnumerable<string> values)
    {
        // The longest first: of two values that begin alike the whole one is to go.
        _values = [.. values.Distinct(StringComparer.Ordinal).OrderByDescending(v => v.Length).ThenBy(v => v, StringComparer.Ordinal)];
        _search = new TextSearch(_values, []);
    }

    public static EnvironmentSecrets None { get; } = new([]);

    public static EnvironmentSecrets Of(IEnumerable<KeyValuePair<string, string>> environment) => new(environment
        .SelectMany(v => IsSecret(v.Key, v.Value) ? [v.Value, .. PartsOf(v.Value)] : PartsOf(v.Value))
        .SelectMany(FormsOf)
        .Where(f => f.Length >= Shortest));

    /// <summary>The values, in the forms in which they may stand in a text.</summary>
    public IReadOnlyList<string> Values => _values;

    public void Find(string text, List<SecretSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var hit = _search.IndexIn(text.AsSpan(at));
            if (hit < 0)
            {
                return;
            }

            at += hit;
            var value = _values.First(v => text.AsSpan(at).StartsWith(v, StringComparison.Ordinal));
            found.Add(new SecretSpan(at, at + value.Length, SecretLabels.Environment));
            at += value.Length;
        }
    }

    private static bool IsSecret(string name, string value)
    {
        var words = SecretNames.WordsOf(name);
        return name is not ("PWD" or "OLDPWD")
            && value.Trim().Length >= Shortest
            && words.Exists(w => SecretWords.Contains(w) || w.EndsWith("key", StringComparison.Ordinal) || w.EndsWith("token", StringComparison.Ordinal) || w.EndsWith("secret", StringComparison.Ordinal) || w.EndsWith("password", StringComparison.Ordinal))
            && !AboutWords.Contains(words[^1])
            && !SecretValues.IsPlaceholder(value)
            && !IsPath(value)
            && (words.Exists(PasswordWords.Contains) || !IsPlain(value));
    }

    /// <summary>Passwords inside of a value, such as an address or a connection string: they are printed without it too.</summary>
    private static IEnumerable<string> PartsOf(string value)
    {
        var found = new List<SecretSpan>();
        SecretPatterns.Find(value, found);
        UrlPasswords.Find(value, found);
        return found.Where(s => s.End - s.Start >= Shortest).Select(s => value[s.Start..s.End]);
    }

    /// <summary>A value as it is, as JSON writes it and as an address does.</summary>
    private static IEnumerable<string> FormsOf(string value) =>
        [value, value.Trim(), JsonEncodedText.Encode(value).ToString(), JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), Uri.EscapeDataString(value)];

    private static bool IsPath(string value) =>
        (value.StartsWith('/') || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("~/", StringComparison.Ordinal) || (value.Length > 2 && value[1] == ':' && value[2] == '\\'))
        && !SecretValues.IsRandom(value);

    /// <summary>A number, a word, words that hyphens join, or an address without a password: it stands in ordinary text too.</summary>
    private static bool IsPlain(string value) =>
        value.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or ':' or '_' or ' ')
        || (value.Length <= LongestWord && value.All(char.IsAsciiLetter) && !value.Skip(1).Any(char.IsAsciiLetterUpper))
        || value.All(c => char.IsAsciiLetterLower(c) || c is '-' or '_' or ' ' or '.')
        || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
