using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.TestUtils;

/// <summary>Lets scripted verdicts repeat the nonce of their request, as a judge that follows its instructions does. What is no JSON object with a verdict stays as it is.</summary>
public static class EchoedNonce
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A reply with the nonce in its first place, unless it has one or the request tells none.</summary>
    public static string In(string reply, IEnumerable<ChatMessage> messages)
    {
        if (PromptNonce.Find(messages) is not { } nonce || !TryRead(reply, out var verdict) || verdict.ContainsKey(PromptNonce.Member) || !verdict.ContainsKey("verdict"))
        {
            return reply;
        }

        verdict.Insert(0, PromptNonce.Member, nonce);
        return verdict.ToJsonString(Readable);
    }

    /// <summary>A response whose only text is such a reply.</summary>
    public static ChatResponse In(ChatResponse response, IEnumerable<ChatMessage> messages)
    {
        if (response.Messages is [{ Contents: [TextContent text] }])
        {
            text.Text = In(text.Text, messages);
        }

        return response;
    }

    private static bool TryRead(string reply, out JsonObject verdict)
    {
        try
        {
            verdict = JsonNode.Parse(reply) as JsonObject ?? [];
            return verdict.Count > 0;
        }
        catch (JsonException)
        {
            verdict = [];
            return false;
        }
    }
}
