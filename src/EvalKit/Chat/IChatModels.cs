using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Makes chat clients of model URIs. The package EvalKit.Providers has the implementation; a test may give its own. Thread-safe.</summary>
public interface IChatModels
{
    /// <summary>Whether the provider is known here.</summary>
    /// <param name="model">The model.</param>
    bool Knows(ModelUri model);

    /// <summary>What is missing before the model can be called, as a sentence with the next step (such as a key to set); null when nothing is.</summary>
    /// <param name="model">A model whose provider is known.</param>
    string? Missing(ModelUri model);

    /// <summary>Makes a client. The caller disposes it.</summary>
    /// <param name="model">A model whose provider is known.</param>
    /// <exception cref="EvalKitException">Something is missing.</exception>
    IChatClient Create(ModelUri model);
}
