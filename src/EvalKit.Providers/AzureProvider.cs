using System.ClientModel;
using System.ClientModel.Primitives;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>Azure OpenAI by its v1 endpoint, which speaks OpenAI's protocol: the model of a URI is the name of the deployment, and the key goes into the header <c>api-key</c>.</summary>
internal sealed class AzureProvider(ProviderSettings settings) : IModelProvider
{
    private const string KeyHeader = "api-key";

    private static readonly ProviderSetting Key = new("AZURE_OPENAI_API_KEY", "AzureOpenAI:ApiKey");
    private static readonly ProviderSetting Endpoint = new("AZURE_OPENAI_ENDPOINT", "AzureOpenAI:Endpoint");

    public string Name => "azure";

    public string? Missing(ModelUri model)
    {
        const string Ending = "such as https://<resource>.openai.azure.com";
        return settings.MissingKey(Key)
            ?? settings.WrongAddress(Endpoint, Ending)
            ?? (settings[Endpoint] is null
                ? $"there is no address. Set {Endpoint.Variable}, {Ending}, or run `dotnet user-secrets set {Endpoint.Secret} <address>` in the project."
                : null);
    }

    public IChatClient Create(ModelUri model)
    {
        var key = settings[Key]!;
        return OpenAiClients.Create(model, V1(settings.Address(Endpoint)!), key, ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key), KeyHeader));
    }

    /// <summary>The v1 endpoint of a resource, whose address the portal shows without it.</summary>
    private static Uri V1(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        return new UriBuilder(address) { Path = path.EndsWith("/v1", StringComparison.Ordinal) ? path : path + "/openai/v1" }.Uri;
    }
}
