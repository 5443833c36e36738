using System.Collections.Frozen;

namespace EvalKit.Redaction;

/// <summary>Reads from a name, such as <c>x-api-key</c>, <c>clientSecret</c> or <c>DB_PASSWORD</c>, whether a secret stands beside it. The last word decides.</summary>
internal static class SecretNames
{
    /// <summary>One of these is in every name that says anything.</summary>
    public static readonly IReadOnlyList<string> Words = ["key", "token", "secret", "passw", "pwd", "passphrase", "credential", "authorization", "cookie"];

    /// <summary>Finds the words in any case.</summary>
    public static readonly TextSearch WordSearch = new([], Words);

    private static readonly FrozenSet<string> Passwords = Set("password", "passwd", "pwd", "passphrase", "passwort");
    private static readonly FrozenSet<string> Secrets = Set("secret", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "subscriptionkey", "authtoken", "accesstoken", "refreshtoken", "clientsecret", "apitoken", "credential", "credentials");

    /// <summary>What makes a key that of a service.</summary>
    private static readonly FrozenSet<string> KeyOwners = Set("api", "access", "secret", "private", "account", "subscription", "auth", "signing", "encryption", "master", "admin", "service", "functions", "license", "client", "app", "shared", "sas", "storage");

    /// <summary>What makes a token that of a service; so does what makes a key one.</summary>
    private static readonly FrozenSet<string> TokenOwners = Set("refresh", "bearer", "session", "bot", "personal", "security", "deploy", "github", "npm");

    /// <summary>What makes a key or token one of data.</summary>
    private static readonly FrozenSet<string> DataOwners = Set(
        "primary", "foreign", "public", "cache", "sort", "partition", "row", "idempotency", "group", "object", "dictionary", "hot", "route", "lookup", "map", "join", "natural", "surrogate", "composite",
        "next", "page", "continuation", "max", "prompt", "start", "end", "stop", "eos", "bos", "pad", "unk", "special", "cancellation", "syntax", "metadata", "input", "output", "query", "case");

    public static SecretNameKind KindOf(ReadOnlySpan<char> name)
    {
        var (before, last) = LastWords(name);
        return last switch
        {
            "authorization" => SecretNameKind.Authorization,
            "cookie" => SecretNameKind.Cookie,
            "key" => KeyOwners.Contains(before) ? SecretNameKind.Secret : DataOwners.Contains(before) ? SecretNameKind.None : SecretNameKind.Key,
            _ when Passwords.Contains(last) => SecretNameKind.Password,
            _ when Secrets.Contains(last) => SecretNameKind.Secret,
            "token" => TokenOwners.Contains(before) || KeyOwners.Contains(before) ? SecretNameKind.Secret : before is "key" || DataOwners.Contains(before) ? SecretNameKind.None : SecretNameKind.Token,
            _ when IsGlued(last, "password") => SecretNameKind.Password,
            _ when IsGlued(last, "secret") || IsGlued(last, "apikey") => SecretNameKind.Secret,
            _ => SecretNameKind.None,
        };
    }

    /// <summary>The words of a name, in lower case: it is split at what is no letter and where a capital begins a word.</summary>
    public static List<string> WordsOf(ReadOnlySpan<char> name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !char.IsAsciiLetter(name[i]);
            if (isEnd || (i > start && char.IsAsciiLetterUpper(name[i]) && (char.IsAsciiLetterLower(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])))))
            {
                if (i > start)
                {
                    words.Add(name[start..i].ToString().ToLowerInvariant());
                }

                start = isEnd ? i + 1 : i;
            }
        }

        return words;
    }

    private static (string Before, string Last) LastWords(ReadOnlySpan<char> name)
    {
        var words = WordsOf(name);
        return (words.Count > 1 ? words[^2] : "", words.Count > 0 ? words[^1] : "");
    }

    private static bool IsGlued(string word, string end) => word.Length > end.Length && word.EndsWith(end, StringComparison.Ordinal);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
