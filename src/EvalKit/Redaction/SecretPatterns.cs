using System.Buffers;
using System.Text.RegularExpressions;

namespace EvalKit.Redaction;

/// <summary>
/// Finds secrets that are known by their structure. No pattern can backtrack, and none looks further than its match needs, so the time is linear in the text.
/// </summary>
internal static partial class SecretPatterns
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>A character of a value that ends at a separator, a blank or a quote. JSON may have escaped it: &amp;, + and `.</summary>
    private const string ValueCharacter = """([^;,\s"'<>\\]|\\+u00(26|2[Bb]|60))""";

    /// <summary>Where a word begins: after the escape of a JSON text too.</summary>
    private const string Begin = @"(\b|\\[nrt]|\\u[0-9A-Fa-f]{4})";

    /// <summary>Names of secrets in a connection string.</summary>
    private const string ConnectionSecret = "(password|pwd|account ?key|shared ?access ?key|shared ?secret|access ?key|primary ?key|secret)";

    /// <summary>One of these is in every webhook.</summary>
    private static readonly SearchValues<string> WebhookAddresses = SearchValues.Create(["hooks.slack.com/", "/api/webhooks/", ".webhook.office.com/"], StringComparison.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretLabels.PrivateKey, "-----BEGIN ", PrivateKey),
        new(SecretLabels.Jwt, "eyJ", Jwt),
        new(SecretLabels.UrlPassword, "://", UrlPassword, s => s is not ("password" or "pass") && s[0] != '{' && !SecretValues.IsVariable(s), t => t.Contains('@', StringComparison.Ordinal)),
        new(SecretLabels.Webhook, "https://", Webhook, Needs: t => t.AsSpan().ContainsAny(WebhookAddresses)),
        new(SecretLabels.ConnectionString, "=", InConnectionString, Needs: t => HasNamedValue(t)),
        new(SecretLabels.ConnectionString, ";", FirstInConnectionString, Needs: t => HasNamedValue(t)),
        new(SecretLabels.SharedAccessSignature, "sig=", SharedAccessSignature),
        new("aws_secret_key", "IA", AwsPair),
        new("azure_key", "JQQJ", AzureKey),
        new("azure_client_secret", "Q~", AzureClientSecret),
        new("telegram_token", ":AA", Telegram),
        new("mailchimp_key", "-us", Mailchimp),
        new(SecretLabels.Authorization, "earer", Bearer, HasDigit),
        new(SecretLabels.Authorization, "asic", Basic, IsUserAndPassword),
    ];

    /// <summary>What is in a text that may hold one. A connection string has a name too, which <see cref="SecretNames.Words"/> knows, and the id of AWS a beginning.</summary>
    private static readonly SearchValues<string> Hints = SearchValues.Create([.. All.Select(p => p.Hint).Where(h => h is not ("=" or ";" or "IA"))], StringComparison.Ordinal);

    public static bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAny(Hints);

    public static void Find(string text, List<SecretSpan> found)
    {
        foreach (var pattern in All.Where(p => p.MayBeIn(text)))
        {
            foreach (Match match in pattern.Regex().Matches(text))
            {
                var secret = match.Groups["secret"];
                if (pattern.Accepts?.Invoke(secret.Value) != false)
                {
                    found.Add(new SecretSpan(secret.Index, secret.Index + secret.Length, pattern.Label));
                }
            }
        }
    }

    /// <summary>Whether a name of a secret stands before an equals sign.</summary>
    private static bool HasNamedValue(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('=') is >= 0 and var at)
        {
            var before = text[..at].TrimEnd();
            if (EndsWith(before, "password") || EndsWith(before, "pwd") || EndsWith(before, "key") || EndsWith(before, "secret"))
            {
                return true;
            }

            text = text[(at + 1)..];
        }

        return false;

        static bool EndsWith(ReadOnlySpan<char> text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasDigit(string secret) => secret.Any(char.IsAsciiDigit);

    private static bool IsUserAndPassword(string secret)
    {
        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret, bytes, out var length) && bytes.AsSpan(0, length).Contains((byte)':') && !bytes.AsSpan(0, length).ContainsAnyInRange((byte)0, (byte)31);
    }

    /// <summary>With its end, or as far as it goes where the end was cut off; escaped line ends included.</summary>
    [GeneratedRegex(
        "(?<secret>-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----"
        + @"([A-Za-z0-9+/=\s]|\\+[nrt/]|\\+u002[Bb]|Proc-Type: [0-9],[A-Z]+|DEK-Info: [A-Z0-9-]+,[A-F0-9]+|(Version|Comment): [^\r\n\\""]*)*"
        + "(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----)?)",
        Linear)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<secret>eyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*){1,4})", Linear)]
    private static partial Regex Jwt();

    [GeneratedRegex("""://[^\s/?#:@"'<>]*:(?<secret>[^\s/?#"'<>]+)@""", Linear)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(
        @"https://(?<secret>hooks\.slack\.com/(services|workflows|triggers)/[A-Za-z0-9/_-]{16,}|((ptb|canary)\.)?discord(app)?\.com/api/webhooks/[0-9]+/[A-Za-z0-9_-]{16,}|[a-z0-9.-]+\.webhook\.office\.com/[A-Za-z0-9@/_-]{16,})",
        Linear)]
    private static partial Regex Webhook();

    [GeneratedRegex($$"""(;\s*|,){{ConnectionSecret}}\s*=\s*("(?<secret>[^"\r\n]+)"|'(?<secret>[^'\r\n]+)'|(?<secret>{{ValueCharacter}}+))""", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex InConnectionString();

    [GeneratedRegex($$"""\b{{ConnectionSecret}}\s*=\s*(?<secret>{{ValueCharacter}}+);\s*(user|uid|server|data source|address|host|port|database|initial catalog|account|endpoint|encrypt|trust|integrated)[a-z ]*=""", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex FirstInConnectionString();

    [GeneratedRegex("(^|[^A-Za-z])sig=(?<secret>[A-Za-z0-9%+/=_-]{20,})", Linear)]
    private static partial Regex SharedAccessSignature();

    /// <summary>The secret beside its id; beside its name it is found like any other.</summary>
    [GeneratedRegex("(AKIA|ASIA)[A-Z0-9]{16}[^A-Za-z0-9+/]{1,12}(?<secret>[A-Za-z0-9+/]{40})([^A-Za-z0-9+/=]|$)", Linear)]
    private static partial Regex AwsPair();

    [GeneratedRegex(Begin + @"(?<secret>[A-Za-z0-9]{52}JQQJ[A-Za-z0-9]{20,32})\b", Linear)]
    private static partial Regex AzureKey();

    [GeneratedRegex("(?<secret>[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{31,34})", Linear)]
    private static partial Regex AzureClientSecret();

    [GeneratedRegex(Begin + @"(?<secret>[0-9]{8,10}:AA[A-Za-z0-9_-]{32,})", Linear)]
    private static partial Regex Telegram();

    [GeneratedRegex(Begin + @"(?<secret>[0-9a-f]{32}-us[0-9]{1,2})\b", Linear)]
    private static partial Regex Mailchimp();

    [GeneratedRegex("""[Bb]earer[\s:="']+(?<secret>[A-Za-z0-9._~+/=-]{16,})""", Linear)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"[Bb]asic\s+(?<secret>[A-Za-z0-9+/]{8,}={0,2})", Linear)]
    private static partial Regex Basic();
}
