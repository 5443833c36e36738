using System.Text.Json.Nodes;

namespace EvalKit.Chat.Records;

/// <summary>One line of a recording file. Immutable by agreement: its JSON is not to be changed.</summary>
/// <param name="Key">SHA-256 of the canonical JSON of messages, model, options, schema and replicate; 64 lower-case hexadecimal digits.</param>
/// <param name="Model">The model's URI.</param>
/// <param name="Request">What was asked: messages, options, schema, replicate.</param>
/// <param name="Response">What was answered: text, finish_reason, refusal, model, tool_calls where it calls functions, and logprobs where they were asked for.</param>
/// <param name="Usage">Tokens; null when the provider does not say.</param>
/// <param name="RecordedAt">When it was answered, in UTC.</param>
public sealed record RecordedRequest(string Key, string Model, JsonObject Request, JsonObject Response, TokenUsage? Usage, DateTimeOffset RecordedAt);
