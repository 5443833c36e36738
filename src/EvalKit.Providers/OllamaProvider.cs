using System.ClientModel;
using System.ClientModel.Primitives;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>An Ollama server by the part of it that speaks OpenAI's protocol. It asks for no key.</summary>
internal sealed class OllamaProvider(ProviderSettings settings) : IModelProvider
{
    private const int DefaultPort = 11434;

    // The protocol wants one; Ollama does not look at it.
    private const string NoKey = "none";

    private static readonly ProviderSetting Host = new("OLLAMA_HOST", "Ollama:Host");

    public string Name => "ollama";

    public string? Missing(ModelUri model) => Address() is null
        ? $"{Host.Variable} is '{settings[Host]}': expected a host with or without port, such as localhost:{DefaultPort} or http://gpu.example:{DefaultPort}."
        : null;

    public IChatClient Create(ModelUri model) =>
        OpenAiClients.Create(model, Address()!, key: null, ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(NoKey)));

    /// <summary>The server's address as Ollama itself reads the variable: scheme and port may be left out, and an address to listen at everywhere is this machine. Null for what is no host.</summary>
    private Uri? Address()
    {
        var text = settings[Host] ?? "localhost";
        var hasScheme = text.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(hasScheme ? text : "http://" + text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            return null;
        }

        var isPortSaid = !address.IsDefaultPort || text.TrimEnd('/').EndsWith(":80", StringComparison.Ordinal) || text.TrimEnd('/').EndsWith(":443", StringComparison.Ordinal);
        return new UriBuilder(address)
        {
            Host = address.Host is "0.0.0.0" or "[::]" ? "localhost" : address.Host,
            Port = isPortSaid || hasScheme ? address.Port : DefaultPort,
            Path = address.AbsolutePath.TrimEnd('/') + "/v1",
        }.Uri;
    }
}
