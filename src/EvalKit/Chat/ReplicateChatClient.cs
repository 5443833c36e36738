using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Marks what it asks as the n-th asking of the same question, so that each repeat of a case has an answer and a recording of its own. Thread-safe.</summary>
/// <param name="inner">The client that asks; it belongs to the caller, who may mark other repeats with it.</param>
/// <param name="replicate">Which asking this is, from 0.</param>
internal sealed class ReplicateChatClient(IChatClient inner, int replicate) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        inner.GetResponseAsync(messages, Marked(options), cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        inner.GetStreamingResponseAsync(messages, Marked(options), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => inner.GetService(serviceType, serviceKey);

    public void Dispose()
    {
    }

    private ChatOptions Marked(ChatOptions? options) => (options?.Clone() ?? new ChatOptions()).WithReplicate(replicate);
}
