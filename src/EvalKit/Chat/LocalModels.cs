using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Tells in-process stand-ins for a model from models: what they make is labelled as code.</summary>
public static class LocalModels
{
    /// <summary>The provider in the URI of a model that runs in process.</summary>
    public const string Scheme = "local";

    /// <summary>The provider name in the metadata of a client that is no LLM.</summary>
    public const string ProviderName = "evalkit.local";

    /// <summary>The model that every installation has.</summary>
    internal static readonly ModelUri ShortAnswer = new(Scheme, "short-answer");

    /// <summary>Whether a model runs in process and is no LLM: it costs nothing.</summary>
    internal static bool IsLocal(ModelUri model) => model.Provider is "local" or ProviderName;

    /// <summary>Whether a client, whatever stands around it, is no LLM.</summary>
    /// <param name="client">The client.</param>
    public static bool IsLocal(IChatClient client) => client.GetService<ChatClientMetadata>()?.ProviderName == ProviderName;
}
