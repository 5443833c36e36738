using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>What runs in process and is no language model.</summary>
internal sealed class LocalProvider : IModelProvider
{
    public string Name => ShortAnswerChatClient.Provider;

    public string? Missing(ModelUri model) => ShortAnswerChatClient.Missing(model);

    public IChatClient Create(ModelUri model) => new ShortAnswerChatClient();
}
