using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat.Tools;

/// <summary>A model that calls one tool first, keeps what it is told of the result, and then says that it is done.</summary>
internal sealed class CallingModel(string tool, string id) : IChatClient
{
    /// <summary>The results that it saw, as JSON.</summary>
    public List<string> Seen { get; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (messages.Last().Contents.OfType<FunctionResultContent>().FirstOrDefault() is not { } result)
        {
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call", tool, new Dictionary<string, object?> { ["id"] = id })])));
        }

        Seen.Add(JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "done")));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
