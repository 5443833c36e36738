using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Records;

/// <summary>
/// The log-probabilities of a reply's tokens, which a client tells in the additional property <c>logprobs</c> of its response, in the shape of OpenAI's wire: a list of
/// <c>{token, logprob, top_logprobs: [{token, logprob}]}</c>, or an object with that list as <c>content</c>. Of a reply that is kept, only tokens with a digit are, each with its
/// place: nobody asks for more, and all of them would be many times the reply.
/// </summary>
internal static class ReplyTokens
{
    private const string Property = "logprobs";
    private const string Content = "content";
    private const string Token = "token";
    private const string LogProbability = "logprob";
    private const string Top = "top_logprobs";
    private const string At = "at";

    /// <summary>The tokens; none where the client tells none, or in another shape.</summary>
    public static IReadOnlyList<ReplyToken> Of(ChatResponse response)
    {
        if (Told(response) is not { } told || told.Any(t => TextOf(t) is null))
        {
            return [];
        }

        // The text is read from its end: a token that is a part of a character may be told longer than it is, and what comes after the verdict is short.
        var at = response.Text.Length - told.Sum(t => TextOf(t)!.Length);
        var tokens = new List<ReplyToken>();
        foreach (var token in told)
        {
            var text = TextOf(token)!;
            tokens.Add(new ReplyToken(token[At] is JsonValue place && place.TryGetValue(out int known) ? known : at, text, Alternatives(token, text)));
            at += text.Length;
        }

        return tokens;
    }

    /// <summary>The tokens that are kept with a reply; null for none.</summary>
    public static JsonArray? Kept(ChatResponse response)
    {
        var kept = Of(response).Where(t => t.Text.Any(char.IsAsciiDigit)).Select(t => (JsonNode)new JsonObject
        {
            [At] = t.At,
            [Token] = t.Text,
            [Top] = new JsonArray([.. t.Alternatives.Select(a => new JsonObject { [Token] = a.Key, [LogProbability] = a.Value })]),
        }).ToArray();
        return kept.Length > 0 ? new JsonArray(kept) : null;
    }

    /// <summary>Tells the tokens of a reply that was kept.</summary>
    public static void Set(ChatResponse response, JsonNode kept) => (response.AdditionalProperties ??= [])[Property] = kept.DeepClone();

    private static List<JsonObject>? Told(ChatResponse response)
    {
        object? value = null;
        _ = response.AdditionalProperties?.TryGetValue(Property, out value);
        var node = value switch
        {
            JsonNode json => json,
            JsonElement { ValueKind: JsonValueKind.Array or JsonValueKind.Object } element => JsonSerializer.SerializeToNode(element),
            _ => null,
        };
        return (node as JsonArray ?? (node as JsonObject)?[Content] as JsonArray) is { Count: > 0 } list && list.All(t => t is JsonObject) ? [.. list.Cast<JsonObject>()] : null;
    }

    private static IReadOnlyList<KeyValuePair<string, double>> Alternatives(JsonObject token, string text)
    {
        var told = (token[Top] as JsonArray ?? []).OfType<JsonObject>().Append(token)
            .Select(a => (Text: TextOf(a), Value: NumberOf(a[LogProbability])));
        return [.. told.Where(a => a is { Text: not null, Value: <= 0 }).DistinctBy(a => a.Text).Select(a => KeyValuePair.Create(a.Text!, a.Value!.Value))];
    }

    /// <summary>A number whatever type holds it: the SDKs of providers have single and double precision.</summary>
    private static double? NumberOf(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? JsonSerializer.SerializeToElement(value).GetDouble() : null;

    private static string? TextOf(JsonObject token) => token[Token] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
