using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat;

/// <summary>Answers nobody until it is released, so that a test knows which calls are in flight.</summary>
internal sealed class HeldChatClient(string? model = "held") : IChatClient
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    public int Asked => _asked;

    public void Release() => _released.SetResult();

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _asked);
        await _released.Task.WaitAsync(cancellationToken);
        return ScriptedChatClient.Reply("held");
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == GetType() ? this : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("held", defaultModelId: model) : null;

    public void Dispose()
    {
    }
}
