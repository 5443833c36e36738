using EvalKit.Prompts;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.Conversations;

/// <summary>A judge's model whose reply follows from a block of its prompt, as that of a model follows from what it reads.</summary>
/// <param name="name">The block.</param>
/// <param name="reply">Makes the reply of the block's content.</param>
internal sealed class ReadingChatClient(string name, Func<string, string> reply) : IChatClient
{
    /// <summary>The contents that it read.</summary>
    public List<string> Read { get; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var block = PromptBlock.Find(messages.First(m => m.Role == ChatRole.User).Text).Single(b => b.Name == name).Content;
        Read.Add(block);
        return Task.FromResult(EchoedNonce.In(ScriptedChatClient.Reply(reply(block)), messages));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
