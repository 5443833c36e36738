using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace EvalKit.Redaction;

/// <summary>What stands where a secret stood: <c>[redacted openai_key]</c>. The kinds are a closed set, so that a text cannot pass a secret off as a label.</summary>
internal static partial class SecretLabels
{
    public const string Authorization = "authorization";
    public const string ConnectionString = "connection_string_password";
    public const string Cookie = "cookie";
    public const string Environment = "environment_secret";
    public const string Jwt = "jwt";
    public const string Key = "key";
    public const string Password = "password";
    public const string PrivateKey = "private_key";
    public const string Secret = "secret";
    public const string SharedAccessSignature = "shared_access_signature";
    public const string Text = "text";
    public const string Token = "token";
    public const string UrlPassword = "url_password";
    public const string Webhook = "webhook";

    private static readonly FrozenSet<string> Kinds = FrozenSet.ToFrozenSet(
        [
            Authorization, ConnectionString, Cookie, Environment, Jwt, Key, Password, PrivateKey, Secret, SharedAccessSignature, Text, Token, UrlPassword, Webhook,
            .. SecretPrefixes.All.Select(p => p.Label), .. SecretPatterns.All.Select(p => p.Label),
        ],
        StringComparer.Ordinal);

    public static string Of(string kind) => $"[redacted {kind}]";

    /// <summary>The labels in a text, in order.</summary>
    public static IEnumerable<(int Start, int End)> In(string text) => text.Contains("[redacted ", StringComparison.Ordinal)
        ? Labels().Matches(text).Where(m => Kinds.Contains(m.Groups[1].Value)).Select(m => (m.Index, m.Index + m.Length))
        : [];

    [GeneratedRegex(@"\[redacted ([a-z_]{1,40})\]", RegexOptions.NonBacktracking)]
    private static partial Regex Labels();
}
