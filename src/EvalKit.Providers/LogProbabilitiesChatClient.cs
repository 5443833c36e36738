using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace EvalKit.Providers;

/// <summary>
/// Asks OpenAI's protocol for the log-probabilities of the reply's tokens where a request names their number as its additional property <c>evalkit.top_logprobs</c>, and tells them
/// in the additional property <c>logprobs</c> of the response, in the shape of the wire. Thread-safe.
/// </summary>
internal sealed class LogProbabilitiesChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public const string Asked = "evalkit.top_logprobs";
    private const string Told = "logprobs";

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, Sent(options), cancellationToken).ConfigureAwait(false);
        if (response.RawRepresentation is ChatCompletion { ContentTokenLogProbabilities: { Count: > 0 } tokens })
        {
            (response.AdditionalProperties ??= [])[Told] = new JsonArray([.. tokens.Select(Json)]);
        }

        return response;
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Sent(options), cancellationToken);

    private static ChatOptions? Sent(ChatOptions? options)
    {
        if (options?.AdditionalProperties?.TryGetValue(Asked, out int count) != true)
        {
            return options;
        }

        var sent = options.Clone();
        sent.AdditionalProperties!.Remove(Asked);
        sent.RawRepresentationFactory = _ => new ChatCompletionOptions { IncludeLogProbabilities = true, TopLogProbabilityCount = count };
        return sent;
    }

    private static JsonObject Json(ChatTokenLogProbabilityDetails token) => new()
    {
        ["token"] = token.Token,
        ["logprob"] = (double)token.LogProbability,
        ["top_logprobs"] = new JsonArray([.. token.TopLogProbabilities.Select(t => new JsonObject { ["token"] = t.Token, ["logprob"] = (double)t.LogProbability })]),
    };
}
