using System.ClientModel;
using System.ClientModel.Primitives;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>OpenAI, or any server that speaks its protocol at another address.</summary>
internal sealed class OpenAiProvider(ProviderSettings settings) : IModelProvider
{
    private static readonly ProviderSetting Key = new("OPENAI_API_KEY", "OpenAI:ApiKey");
    private static readonly ProviderSetting BaseUrl = new("OPENAI_BASE_URL", "OpenAI:BaseUrl");
    private static readonly Uri Own = new("https://api.openai.com/v1");

    public string Name => "openai";

    public string? Missing(ModelUri model) =>
        settings.MissingKey(Key, " (any text, where the server asks for none)") ?? settings.WrongAddress(BaseUrl, "and usually ends in /v1");

    public IChatClient Create(ModelUri model)
    {
        var key = settings[Key]!;
        return OpenAiClients.Create(model, settings.Address(BaseUrl) ?? Own, key, ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(key)));
    }
}
