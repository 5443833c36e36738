using System.Reflection;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>
/// The chat models of this package: <c>openai:/&lt;model&gt;</c>, of OpenAI or any server with its protocol, and <c>local:/short-answer</c>, which
/// runs in process and is no LLM. Keys are read from the environment, then from .NET user secrets. Thread-safe.
/// </summary>
public sealed class ProviderModels : IChatModels
{
    private readonly OpenAiSettings _openAi;

    /// <summary>Models whose settings come from the environment, then from the user secrets of an assembly.</summary>
    /// <param name="owner">The assembly whose <c>UserSecretsId</c> counts, such as the test assembly; null for none.</param>
    public ProviderModels(Assembly? owner)
        : this(Environment.GetEnvironmentVariable, UserSecrets.Of(owner))
    {
    }

    /// <summary>Models whose settings are read by functions.</summary>
    /// <param name="environment">Gives an environment variable's value; null where it is not set.</param>
    /// <param name="secrets">Gives a user secret's value; null where it is not set.</param>
    public ProviderModels(Func<string, string?> environment, Func<string, string?> secrets)
    {
        _openAi = new OpenAiSettings(environment, secrets);
    }

    /// <summary>Models of the process: its environment, then the user secrets of its entry assembly.</summary>
    public static ProviderModels Create() => new(Assembly.GetEntryAssembly());

    /// <inheritdoc />
    public bool Knows(ModelUri model) => model.Provider is OpenAiModels.Provider or ShortAnswerChatClient.Provider;

    /// <inheritdoc />
    public string? Missing(ModelUri model) => model.Provider == OpenAiModels.Provider ? _openAi.Missing() : ShortAnswerChatClient.Missing(model);

    /// <inheritdoc />
    public IChatClient Create(ModelUri model)
    {
        if (!Knows(model))
        {
            throw new EvalKitException(FaultKind.Usage, $"EvalKit.Providers does not know {model}: expected openai:/<model> or local:/short-answer.");
        }

        return Missing(model) is { } missing
            ? throw new EvalKitException(FaultKind.Usage, $"{model} cannot be asked: {missing}")
            : model.Provider == OpenAiModels.Provider ? OpenAiModels.Create(model, _openAi) : new ShortAnswerChatClient();
    }
}
