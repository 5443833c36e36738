using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging;

/// <summary>Models whose verdict follows from the prompt.</summary>
internal sealed class ScriptedModels(Func<string, string> verdictOf) : IChatModels
{
    public bool Knows(ModelUri model) => true;

    public string? Missing(ModelUri model) => null;

    public IChatClient Create(ModelUri model) => new Client(verdictOf);

    private sealed class Client(Func<string, string> verdictOf) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(ScriptedChatClient.Reply($$"""{"reason":"by rule","verdict":"{{verdictOf(messages.First(m => m.Role == ChatRole.User).Text)}}"}"""));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
