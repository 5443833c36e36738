using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Records;

/// <summary>How the texts and values of a request or a reply are spelt where they are written: a key needs one spelling of equal requests, a file none of the secrets. Thread-safe.</summary>
internal abstract class RecordSpelling
{
    /// <summary>A judge asks with one schema all the time.</summary>
    private readonly ConditionalWeakTable<ChatResponseFormatJson, byte[]> _schemas = [];

    /// <summary>The text as it is written; the same object where it stays as it is.</summary>
    /// <param name="name">The member that it is the value of.</param>
    /// <param name="text">The text.</param>
    public abstract string Of(string name, string text);

    /// <summary>The same of what a model said before.</summary>
    public virtual string OfReply(string name, string text) => Of(name, text);

    /// <summary>Writes a value.</summary>
    public abstract void Write(Utf8JsonWriter writer, JsonElement value);

    /// <summary>Writes a value.</summary>
    public abstract void Write(Utf8JsonWriter writer, JsonNode? value);

    /// <summary>Writes a part of what a model said before.</summary>
    public virtual void WriteReply(Utf8JsonWriter writer, JsonNode? value) => Write(writer, value);

    /// <summary>Writes the schema of a reply.</summary>
    public void WriteSchema(Utf8JsonWriter writer, ChatResponseFormatJson format, JsonElement schema) =>
        writer.WriteRawValue(_schemas.GetValue(format, _ => CanonicalJson.Utf8(w => Write(w, schema))), skipInputValidation: true);
}
