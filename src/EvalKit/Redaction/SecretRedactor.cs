using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Redaction;

/// <summary>
/// Replaces secrets in texts by what they are: <c>[redacted openai_key]</c>. Known are the keys of many providers and services, tokens, private keys,
/// passwords in addresses and connection strings, values beside names such as <c>api_key</c>, and the values of environment variables with such names. The
/// same text gives the same result, redacting twice changes nothing more, and the time is linear in the text. Immutable and thread-safe.
/// </summary>
/// <remarks>A secret that has none of these forms is not found; <c>docs/security.md</c> says what is not.</remarks>
public sealed class SecretRedactor
{
    /// <summary>What is found can lay open what was hidden by it; each pass has only the rest before it.</summary>
    private const int MostPasses = 8;

    /// <summary>The shortest text that holds a secret is an address of a password of one character and nothing else.</summary>
    private const int Shortest = 6;

    private readonly EnvironmentSecrets _environment;

    /// <summary>One of these is in every text that holds a secret; most texts have none.</summary>
    private readonly TextSearch _hints;

    private SecretRedactor(EnvironmentSecrets environment)
    {
        _environment = environment;
        _hints = new TextSearch(SecretPrefixes.All.Select(p => p.Start).Concat(SecretPatterns.Hints).Append(UrlPasswords.Hint).Concat(environment.Values), SecretNames.Words);
    }

    /// <summary>Knows secrets by their form alone.</summary>
    public static SecretRedactor Shapes { get; } = new(EnvironmentSecrets.None);

    /// <summary>Knows secrets by their form, and the values of environment variables whose names look secret.</summary>
    /// <param name="environment">Names and values, such as those of the process.</param>
    public static SecretRedactor Of(IEnumerable<KeyValuePair<string, string>> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new SecretRedactor(EnvironmentSecrets.Of(environment));
    }

    /// <summary>The text without its secrets.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same object when there is none.</returns>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var pass = 0; pass < MostPasses && MayHoldSecrets(text); pass++)
        {
            var redacted = Once(text);
            if (ReferenceEquals(redacted, text))
            {
                break;
            }

            text = redacted;
        }

        return text;
    }

    /// <summary>The text without its secrets, where a name beside it may say that all of it is one.</summary>
    /// <param name="name">The name, such as that of a JSON member or a header.</param>
    /// <param name="text">Any text.</param>
    public string Redact(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        var redacted = Redact(text);
        return ReferenceEquals(redacted, text) && NamedSecrets.LabelOf(name, text) is { } label ? SecretLabels.Of(label) : redacted;
    }

    /// <summary>The JSON without the secrets in its texts and names; numbers keep their digits.</summary>
    /// <param name="value">Any JSON value.</param>
    /// <returns>The same value when there is none.</returns>
    public JsonElement Redact(JsonElement value) => new JsonRedaction(this).Of(value);

    /// <summary>The JSON without the secrets in its texts and names.</summary>
    /// <param name="value">Any JSON value; null is JSON null. It is not changed.</param>
    /// <returns>The same object when there is none.</returns>
    public JsonNode? Redact(JsonNode? value) => new JsonRedaction(this).Of(value);

    private bool MayHoldSecrets(string text) => text.Length >= Shortest && _hints.IsIn(text);

    /// <summary>A label and the texts around it have nothing to do with each other, so that a label makes nothing beside it a secret.</summary>
    private string Once(string text)
    {
        StringBuilder? result = null;
        var from = 0;
        foreach (var (start, end) in SecretLabels.In(text).Append((text.Length, text.Length)))
        {
            var piece = text[from..start];
            var redacted = Piece(piece);
            if (!ReferenceEquals(piece, redacted))
            {
                result ??= new StringBuilder(text, 0, from, text.Length);
            }

            result?.Append(redacted).Append(text, start, end - start);
            from = end;
        }

        return result?.ToString() ?? text;
    }

    private string Piece(string text)
    {
        var found = new List<SecretSpan>();
        PrefixedSecrets.Find(text, found);
        SecretPatterns.Find(text, found);
        UrlPasswords.Find(text, found);
        NamedSecrets.Find(text, found);
        NearbySecrets.Find(text, found);
        _environment.Find(text, found);
        return found.Count == 0 ? text : Replace(text, found);
    }

    /// <summary>Secrets that overlap are one, which is what the first of them is; the sort is stable, so of two at one place the surer kind is first.</summary>
    private static string Replace(string text, List<SecretSpan> found)
    {
        var result = new StringBuilder(text.Length);
        var copied = 0;
        var end = 0;
        foreach (var span in found.OrderBy(s => s.Start))
        {
            if (span.Start >= end)
            {
                result.Append(text, copied, span.Start - copied).Append(SecretLabels.Of(span.Label));
            }

            end = Math.Max(end, span.End);
            copied = end;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
