using EvalKit.Chat;
using EvalKit.Chat.Recording;
using Microsoft.Extensions.AI;

namespace EvalKit.Running.Reuse;

/// <summary>The clients of judges that are asked again: the models themselves, without recordings or cache, which would only repeat themselves.</summary>
/// <param name="models">Makes them.</param>
/// <param name="asking">What stands between a judge and its model.</param>
internal sealed class CanaryClients(IChatModels models, RecordingOptions asking) : IDisposable
{
    private readonly Dictionary<ModelUri, IChatClient> _clients = [];

    /// <summary>The client of a model; one for all judges that ask it.</summary>
    public IChatClient Of(ModelUri model)
    {
        if (!_clients.TryGetValue(model, out var client))
        {
            client = ChatStack.Asking(models.Create(model), model, asking);
            _clients.Add(model, client);
        }

        return client;
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }
}
