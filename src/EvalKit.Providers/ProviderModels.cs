using System.Reflection;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>
/// The chat models of this package: <c>openai:/&lt;model&gt;</c>, of OpenAI or any server with its protocol; <c>azure:/&lt;deployment&gt;</c> of Azure OpenAI;
/// <c>ollama:/&lt;model&gt;</c>; <c>anthropic:/&lt;model&gt;</c>; and <c>local:/short-answer</c>, which runs in process and is no LLM. Keys and addresses are read from
/// the environment, then from .NET user secrets. Thread-safe.
/// </summary>
public sealed class ProviderModels : IChatModels
{
    private readonly IReadOnlyList<IModelProvider> _providers;

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
        var settings = new ProviderSettings(environment, secrets);
        _providers = [new OpenAiProvider(settings), new AzureProvider(settings), new OllamaProvider(settings), new AnthropicProvider(settings), new LocalProvider()];
    }

    /// <summary>The names of the providers, as they stand before the colon of a model's URI.</summary>
    public IReadOnlyList<string> Names => [.. _providers.Select(p => p.Name)];

    /// <summary>Models of the process: its environment, then the user secrets of its entry assembly.</summary>
    public static ProviderModels Create() => new(Assembly.GetEntryAssembly());

    /// <inheritdoc />
    public bool Knows(ModelUri model) => Find(model) is not null;

    /// <inheritdoc />
    public string? Missing(ModelUri model) => ProviderOf(model).Missing(model);

    /// <inheritdoc />
    public IChatClient Create(ModelUri model)
    {
        var provider = ProviderOf(model);
        return provider.Missing(model) is { } missing
            ? throw new EvalKitException(FaultKind.Usage, $"{model} cannot be asked: {missing}")
            : provider.Create(model);
    }

    private IModelProvider? Find(ModelUri model) => _providers.FirstOrDefault(p => p.Name == model.Provider);

    private IModelProvider ProviderOf(ModelUri model) => Find(model) ?? throw new EvalKitException(
        FaultKind.Usage,
        $"EvalKit.Providers does not know {model}: expected openai:/<model>, azure:/<deployment>, ollama:/<model>, anthropic:/<model> or local:/short-answer.");
}
