using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Several providers as one: the first that knows a model makes its client.</summary>
internal sealed class CombinedChatModels(IReadOnlyList<IChatModels> models) : IChatModels
{
    public bool Knows(ModelUri model) => models.Any(m => m.Knows(model));

    public string? Missing(ModelUri model) => Of(model).Missing(model);

    public IChatClient Create(ModelUri model) => Of(model).Create(model);

    private IChatModels Of(ModelUri model) =>
        models.FirstOrDefault(m => m.Knows(model)) ?? throw new EvalKitException(FaultKind.Usage, $"No provider here knows {model}.");
}
