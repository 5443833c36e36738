using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Stands where a model cannot be or must not be asked: it knows the model's name and answers nothing.</summary>
internal sealed class AbsentChatClient(ModelUri model) : IChatClient
{
    // A recording of the in-process stand-in is no LLM either.
    private readonly ChatClientMetadata _metadata = new(model.Provider == LocalModels.Scheme ? LocalModels.ProviderName : model.Provider, defaultModelId: model.Model);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException($"{model} is not to be asked here.");

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException($"{model} is not to be asked here.");

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? _metadata : null;

    public void Dispose()
    {
    }
}
