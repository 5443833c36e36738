using System.Buffers;
using System.Collections.Frozen;

namespace EvalKit.Redaction;

/// <summary>What stands where a secret stood: <c>[redacted openai_key]</c>. The kinds are a closed set, so that a text cannot pass a secret off as a label.</summary>
internal static class SecretLabels
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

    private const string Begin = "[redacted ";
    private const char End = ']';

    private static readonly SearchValues<char> KindCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    private static readonly FrozenSet<string> Kinds = FrozenSet.ToFrozenSet(
        [
            Authorization, ConnectionString, Cookie, Environment, Jwt, Key, Password, PrivateKey, Secret, SharedAccessSignature, Text, Token, UrlPassword, Webhook,
            .. SecretPrefixes.All.Select(p => p.Label), .. SecretPatterns.All.Select(p => p.Label),
        ],
        StringComparer.Ordinal);

    public static string Of(string kind) => Begin + kind + End;

    /// <summary>The labels in a text, in order.</summary>
    public static IEnumerable<(int Start, int End)> In(string text)
    {
        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            var kind = at + Begin.Length;
            var length = text.AsSpan(kind).IndexOfAnyExcept(KindCharacters);
            if (length >= 0 && text[kind + length] == End && Kinds.Contains(text.Substring(kind, length)))
            {
                yield return (at, kind + length + 1);
            }
        }
    }
}
