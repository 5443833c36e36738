using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EvalKit.Chat;

namespace EvalKit.Providers.Http;

/// <summary>Reads a reply that is no success: status, what the provider says, and how long it asks to wait.</summary>
internal static class HttpFault
{
    /// <summary>More than any provider says, and little enough to be read whatever answers there.</summary>
    private const int LongestBody = 16 * 1024;

    /// <summary>The code by which OpenAI and Azure tell that an account has no money left: the status is that of a rate limit, and waiting does not help.</summary>
    private const string NoQuota = "insufficient_quota";

    public static async Task<ChatProviderException> OfAsync(HttpResponseMessage response, ProviderHttp http, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var (said, code) = Read(await BodyAsync(response, cancellationToken).ConfigureAwait(false));
        var what = string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");
        return new ChatProviderException(http.Tell(what, said.Length > 0 ? said : response.ReasonPhrase ?? ""), status, RetryAfter.Of(response))
        {
            IsLasting = response.StatusCode == HttpStatusCode.TooManyRequests && code == NoQuota,
        };
    }

    /// <summary>The failure that a gateway tells in the body of a reply whose status is a success; null where the reply is none. A stream is not looked at.</summary>
    public static async Task<ChatProviderException?> InSuccessAsync(HttpResponseMessage response, ProviderHttp http, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return null;
        }

        await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return IsError(body)
            ? new ChatProviderException(http.Tell(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}, and an error in its body"), Read(Encoding.UTF8.GetString(body)).Said), StatusIn(body), RetryAfter.Of(response))
            : null;
    }

    /// <summary>Whether a body begins as one that tells an error and nothing else; replies of chat models begin otherwise, so that hardly anything is read of them.</summary>
    private static bool IsError(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("error"u8)
                && reader.Read() && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The status that the error tells as its code; null where it tells none.</summary>
    private static int? StatusIn(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("error") is { ValueKind: JsonValueKind.Object } error
                && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var status) && status is >= 400 and <= 599
                ? status
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text and the code of an error in the form that OpenAI, Anthropic and most servers have, or the body itself.</summary>
    private static (string Said, string? Code) Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error))
            {
                return error.ValueKind == JsonValueKind.Object
                    ? (Text(error, "message") ?? error.GetRawText(), Text(error, "code") ?? Text(error, "type"))
                    : (error.ToString(), null);
            }
        }
        catch (JsonException)
        {
            // A proxy may answer in any form; its text is told as it is.
        }

        return (body, null);
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = new byte[LongestBody];
                var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return Encoding.UTF8.GetString(bytes, 0, length);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The status says enough.
            return "";
        }
    }
}
