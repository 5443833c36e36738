using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Records;

/// <summary>A request with its key, which recordings and cache look it up by: made once, as a prompt has thousands of characters. Immutable.</summary>
internal sealed class RequestRecord
{
    /// <summary>A judge's prompt is a few thousand characters.</summary>
    private const int UsualBytes = 8192;

    /// <summary>The messages in canonical JSON: what a file has of them, too, unless a text is spelt otherwise there.</summary>
    private readonly ReadOnlyMemory<byte> _canonicalMessages;

    private readonly CanonicalSpelling _canonical;

    private RequestRecord(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string key, ReadOnlyMemory<byte> canonicalMessages, CanonicalSpelling canonical)
    {
        _canonical = canonical;
        Messages = messages;
        Options = options;
        Key = key;
        _canonicalMessages = canonicalMessages;
    }

    /// <summary>The messages.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The options, with what EvalKit tells beside them.</summary>
    public ChatOptions? Options { get; }

    /// <summary>The request's key in a recording: SHA-256 of its canonical JSON with the model; 64 lower-case hexadecimal digits.</summary>
    public string Key { get; }

    /// <summary>Makes the record of a request to a model.</summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options, with what EvalKit tells beside them.</param>
    /// <param name="canonical">The spelling of keys.</param>
    /// <exception cref="NotSupportedException">The record would lose something of the request; see <see cref="RequestJson.Lost"/>.</exception>
    public static RequestRecord Of(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CanonicalSpelling canonical)
    {
        if (RequestJson.Lost(messages, options) is { } lost)
        {
            throw new NotSupportedException($"Recording covers requests of text messages and function calls, and this one has {lost}: it could be answered by another one's recording.");
        }

        var bytes = new ArrayBufferWriter<byte>(UsualBytes);
        using var writer = CanonicalJson.WriterTo(bytes);
        writer.WriteStartObject();
        writer.WritePropertyName(RequestJson.MessagesName);
        var start = CanonicalJson.LengthOf(writer);
        RequestJson.WriteMessages(writer, messages, canonical);
        var end = CanonicalJson.LengthOf(writer);
        writer.WriteString("model", canonical.Of("model", model));
        RequestJson.WriteRest(writer, options, canonical);
        writer.WriteEndObject();
        writer.Flush();
        return new RequestRecord(messages, options, Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan)), bytes.WrittenMemory[start..end], canonical);
    }

    /// <summary>Writes the request as files hold it.</summary>
    public void WriteTo(Utf8JsonWriter writer, RedactedSpelling spelling)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(RequestJson.MessagesName);
        if (Messages.All(m => RequestJson.IsSpeltAlike(m, _canonical, spelling)))
        {
            writer.WriteRawValue(_canonicalMessages.Span, skipInputValidation: true);
        }
        else
        {
            RequestJson.WriteMessages(writer, Messages, spelling);
        }

        RequestJson.WriteRest(writer, Options, spelling);
        writer.WriteEndObject();
    }
}
