using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ScriptedChatSample;

/// <summary>A stand-in for a model: a function of the conversation decides the reply. It makes the samples run offline and with the same result every time.</summary>
/// <param name="script">Makes the reply; called by many threads at once.</param>
public sealed class ScriptedChatClient(Func<IReadOnlyList<ChatMessage>, ChatMessage> script) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ChatResponse(script([.. messages])) { ModelId = "scripted", FinishReason = ChatFinishReason.Stop });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
