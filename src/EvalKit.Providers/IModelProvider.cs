using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>A provider of models: what stands before the colon of a model's URI. Thread-safe.</summary>
internal interface IModelProvider
{
    /// <summary>The provider's name, in lower case.</summary>
    string Name { get; }

    /// <summary>What is missing before a model can be asked, as a sentence with the next step; null when nothing is.</summary>
    string? Missing(ModelUri model);

    /// <summary>Makes a client of a model from which nothing is missing.</summary>
    IChatClient Create(ModelUri model);
}
