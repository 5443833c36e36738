using System.Globalization;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>
/// Asks a model that may read a trace by tools: its calls are answered until it gives no more, or until it may not any more, which it is told. Each step is a request as any other, so that
/// recordings, cache, retries and price are those of the client.
/// </summary>
internal static class TraceDialogue
{
    private const string LastWords = "No more can be read. Give your verdict now by what you have seen: reply with the JSON object and nothing else.";

    /// <summary>Asks.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The first request, whose options declare the tools.</param>
    /// <param name="reader">Answers the calls.</param>
    /// <param name="calls">How often the model is asked at most, from 2.</param>
    /// <param name="answered">Told of each reply.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The request that was made last, with all that was said before, and its reply. Where that still calls tools, the model gave no verdict although it was told to.</returns>
    public static async Task<(ChatRequest Asked, ChatResponse Response)> AskAsync(
        IChatClient client, ChatRequest request, TraceReader reader, int calls, Action<ChatResponse> answered, CancellationToken cancellationToken)
    {
        var asked = request;
        for (var call = 1; ; call++)
        {
            var response = await client.GetResponseAsync(asked.Messages, asked.Options, cancellationToken).ConfigureAwait(false);
            answered(response);
            var wanted = CallsOf(response, call);
            if (wanted.Count == 0 || asked.Options.ToolMode is NoneChatToolMode)
            {
                return (asked, response);
            }

            var said = new List<ChatMessage>(asked.Messages)
            {
                new(ChatRole.Assistant, [.. Texts(response), .. wanted]),
                new(ChatRole.Tool, [.. wanted.Select(w => new FunctionResultContent(w.CallId, reader.Answer(w)))]),
            };
            var isLast = call + 1 >= calls || reader.IsSpent;
            asked = isLast ? new ChatRequest([.. said, new ChatMessage(ChatRole.User, LastWords)], WithoutCalls(asked.Options)) : asked with { Messages = said };
        }
    }

    /// <summary>The options of a request that is to be answered without a tool. They stay declared: a conversation in which some were called needs that.</summary>
    public static ChatOptions WithoutCalls(ChatOptions options)
    {
        var without = options.Clone();
        without.ToolMode = options.Tools is { Count: > 0 } ? ChatToolMode.None : options.ToolMode;
        return without;
    }

    /// <summary>
    /// The calls of a reply, with nothing but what a recording keeps of them, so that a replay goes on with the same request. A call without an id, or with that of another one, as some servers
    /// have it, gets one: replies are told apart by it.
    /// </summary>
    private static List<FunctionCallContent> CallsOf(ChatResponse response, int step)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select((c, i) => new FunctionCallContent(
                c.CallId.Length > 0 && ids.Add(c.CallId) ? c.CallId : string.Create(CultureInfo.InvariantCulture, $"call-{step}-{i}"), c.Name, c.Arguments)),
        ];
    }

    private static IEnumerable<AIContent> Texts(ChatResponse response) => response.Text.Length > 0 ? [new TextContent(response.Text)] : [];
}
