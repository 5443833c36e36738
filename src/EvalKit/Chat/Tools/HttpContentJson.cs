using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EvalKit.Chat.Tools;

/// <summary>The content of a request or a reply as JSON: its type, and its text or, where that is none, its bytes.</summary>
internal static class HttpContentJson
{
    private const string Type = "type";
    private const string Text = "text";
    private const string Base64 = "base64";

    // Bytes that are no text must be told from a text, not bent into one.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The content; null where there is none.</summary>
    public static async Task<JsonObject?> OfAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return null;
        }

        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var json = new JsonObject { [Type] = content.Headers.ContentType?.ToString() };
        if (TextOf(bytes) is { } text)
        {
            json[Text] = text;
        }
        else
        {
            json[Base64] = Convert.ToBase64String(bytes);
        }

        return json;
    }

    public static HttpContent ContentOf(JsonNode? json)
    {
        var bytes = json is null ? [] : (string?)json[Text] is { } text ? Strict.GetBytes(text) : Convert.FromBase64String((string)json[Base64]!);
        var content = new ByteArrayContent(bytes);
        if ((string?)json?[Type] is { } type && MediaTypeHeaderValue.TryParse(type, out var parsed))
        {
            content.Headers.ContentType = parsed;
        }

        return content;
    }

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
