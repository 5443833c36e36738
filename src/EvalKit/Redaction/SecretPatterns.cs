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
    private static readonly TextSearch WebhookAddresses = new(["hooks.slack.com/", "/api/webhooks/", ".webhook.office.com/"], []);

    private const int AwsIdLength = 16;

    private static readonly SearchValues<char> AwsIdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretLabels.PrivateKey, "-----BEGIN ", PrivateKey),
        new(SecretLabels.Jwt, "eyJ", Jwt),
        new(SecretLabels.Webhook, "https://", Webhook, Needs: t => WebhookAddresses.IsIn(t)),
        new(SecretLabels.ConnectionString, "=", InConnectionString, Needs: t => HasNamedValue(t)),
        new(SecretLabels.ConnectionString, ";", FirstInConnectionString, Needs: t => HasNamedValue(t)),
        new(SecretLabels.SharedAccessSignature, "sig=", SharedAccessSignature),
        new("aws_secret_key", "IA", AwsPair, Needs: t => HasAwsId(t)),
        new("azure_key", "JQQJ", AzureKey),
        new("azure_client_secret", "Q~", AzureClientSecret),
        new("telegram_token", ":AA", Telegram),
        new("mailchimp_key", "-us", Mailchimp, Needs: t => HasDataCenter(t)),
        new(SecretLabels.Authorization, "earer", Bearer, HasDigit),
        new(SecretLabels.Authorization, "asic", Basic, IsUserAndPassword),
    ];

    /// <summary>What is in a text that may hold one. A connection string has a name too, which <see cref="SecretNames.Words"/> knows, and the id of AWS a beginning.</summary>
    public static IEnumerable<string> Hints => All.Select(p => p.Hint).Where(h => h is not ("=" or ";" or "IA"));

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

    /// <summary>Whether the id of a key of AWS stands in the text.</summary>
    private static bool HasAwsId(ReadOnlySpan<char> text)
    {
        while (text.IndexOf("IA", StringComparison.Ordinal) is >= 0 and var at)
        {
            text = text[(at + "IA".Length)..];
            if (text.Length > AwsIdLength && !text[..AwsIdLength].ContainsAnyExcept(AwsIdCharacters))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a number follows the country of a data center, and a hexadecimal digit stands before it.</summary>
    private static bool HasDataCenter(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf("-us", StringComparison.Ordinal); at >= 0 && at + "-us".Length < text.Length;)
        {
            if (at > 0 && char.IsAsciiHexDigitLower(text[at - 1]) && char.IsAsciiDigit(text[at + "-us".Length]))
            {
                return true;
            }

            var next = text[(at + 1)..].IndexOf("-us", StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
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
