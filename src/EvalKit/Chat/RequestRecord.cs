using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A request with its record and key, which recordings and cache look it up by: made once, as a prompt has thousands of characters.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Options">The options, with what EvalKit tells beside them.</param>
/// <param name="Json">The record: messages, options, schema, replicate. Not to be changed.</param>
/// <param name="Key">The request's key in a recording.</param>
internal sealed record RequestRecord(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, JsonObject Json, string Key)
{
    /// <summary>Makes the record of a request to a model.</summary>
    /// <exception cref="NotSupportedException">The record would lose something of the request; see <see cref="ChatRecord.Lost"/>.</exception>
    public static RequestRecord Of(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var json = ChatRecord.Request(messages, options);
        return new RequestRecord(messages, options, json, ChatRecord.Key(model, json));
    }
}
