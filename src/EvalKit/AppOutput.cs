using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EvalKit;

/// <summary>What an app returned for a case: a value, and whatever it can tell beside it. Immutable.</summary>
public sealed record AppOutput
{
    /// <summary>An output of a JSON value; null is an output too.</summary>
    /// <param name="value">The value; later changes to it do not show.</param>
    public AppOutput(JsonNode? value)
        : this(JsonSerializer.SerializeToElement(value))
    {
    }

    /// <summary>An output of a JSON value.</summary>
    /// <param name="value">The value; it must not belong to a document that is disposed later.</param>
    [JsonConstructor]
    public AppOutput(JsonElement value)
    {
        Value = value;
    }

    /// <summary>The value as JSON: a string for most apps.</summary>
    public JsonElement Value { get; }

    /// <summary>The passages that the app retrieved, in rank order; empty when it told none.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>The ids of the passages, in the order of <see cref="Context"/>, null for one without; empty when the app told none. Scorers of retrieval compare by them.</summary>
    public IReadOnlyList<string?> ContextIds { get; init; } = [];

    /// <summary>The conversation in the shape of OpenAI chat messages; null when not told.</summary>
    public JsonElement? Messages { get; init; }

    /// <summary>The tool calls that the app made, in order; null when not told.</summary>
    public JsonElement? ToolCalls { get; init; }

    /// <summary>Tokens used; null when not told.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Cost in US dollars; null when unknown (never 0 for unknown).</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The time that a recorded app took; null when not recorded.</summary>
    public TimeSpan? RecordedLatency { get; init; }

    /// <summary>The time until the answer's first token, of an app that streams; null when not told.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The value as text: a string's own text, empty for null, any other value as JSON.</summary>
    [JsonIgnore]
    public string Text => JsonText.Of(Value) ?? "";

    /// <summary>SHA-256 of the passages in canonical JSON, 64 lower-case hexadecimal digits; null without any.</summary>
    [JsonIgnore]
    internal string? ContextHash => Context.Count == 0 ? null : CanonicalJson.Hash(JsonSerializer.SerializeToElement(Context));

    /// <summary>An output that is one text.</summary>
    /// <param name="text">The text.</param>
    public static AppOutput FromText(string? text) => new(JsonSerializer.SerializeToElement(text));

    /// <summary>An output that is one text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator AppOutput(string? text) => FromText(text);
}
