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
            ? Told(response, http, body)
            : null;
    }

    private static ChatProviderException Told(HttpResponseMessage response, ProviderHttp http, byte[] body)
    {
        var (said, code) = Read(Encoding.UTF8.GetString(body));
        var what = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}, and an error in its body");
        return new ChatProviderException(http.Tell(what, said), StatusIn(body) ?? StatusOf(code), RetryAfter.Of(response)) { IsLasting = code == NoQuota };
    }

    /// <summary>Whether a body tells an error. Replies of chat models name what they hold among their first members, so that hardly anything is read of them.</summary>
    private static bool IsError(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isError = reader.ValueTextEquals("error"u8);
                var isKind = reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("object"u8);
                var isReply = reader.ValueTextEquals("choices"u8) || reader.ValueTextEquals("content"u8);
                if (!reader.Read() || (isReply && !IsEmptyList(reader)))
                {
                    return false;
                }

                if ((isError && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String) || (isKind && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("error"u8)))
                {
                    return TellsOnlyAnError(body);
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Whoever reads the reply says what is wrong with it.
        }

        return false;
    }

    private static bool IsEmptyList(Utf8JsonReader reader) => reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.EndArray;

    private static bool HoldsAny(JsonElement body, string name) => body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    /// <summary>Whether a body that names an error says something by it, and holds no reply beside it: some servers send the member always, or a warning.</summary>
    private static bool TellsOnlyAnError(ReadOnlySpan<byte> body)
    {
        using var json = JsonDocument.Parse(body.ToArray());
        var root = json.RootElement;
        return !HoldsAny(root, "choices") && !HoldsAny(root, "content") && (!root.TryGetProperty("error", out var error)
            || (error.ValueKind == JsonValueKind.Object ? (Text(error, "message") ?? Text(error, "type")) is { Length: > 0 } : error.ToString().Length > 0));
    }

    /// <summary>The status that the error tells as its code; null where it tells none.</summary>
    private static int? StatusIn(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.TryGetProperty("error", out var inner) ? inner : json.RootElement;
            return error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code) && int.TryParse(code.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599
                ? status
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The status that a provider answers with when it tells such an error properly; null for a code that it does not tell by one.</summary>
    private static int? StatusOf(string? code) => code switch
    {
        NoQuota or "rate_limit_exceeded" or "rate_limit_error" => 429,
        "overloaded_error" => 529,
        "api_error" or "server_error" => 500,
        "invalid_request_error" or "context_length_exceeded" => 400,
        "authentication_error" or "invalid_api_key" => 401,
        _ => null,
    };

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

            // Servers of one's own put the error's members where others have an object of them.
            if (json.RootElement.ValueKind == JsonValueKind.Object && Text(json.RootElement, "message") is { } message)
            {
                return (message, Text(json.RootElement, "code") ?? Text(json.RootElement, "type"));
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
