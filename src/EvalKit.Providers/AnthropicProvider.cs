using Anthropic;
using EvalKit.Chat;
using EvalKit.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>Anthropic's messages API. The client sends a request's JSON schema as the API's structured output.</summary>
internal sealed class AnthropicProvider(ProviderSettings settings) : IModelProvider
{
    /// <summary>The API wants a limit for each reply; this one counts where a request names none. Longer than any verdict, and a bound on what a runaway reply costs.</summary>
    private const int DefaultMaxOutputTokens = 4096;

    private static readonly ProviderSetting Key = new("ANTHROPIC_API_KEY", "Anthropic:ApiKey");
    private static readonly ProviderSetting BaseUrl = new("ANTHROPIC_BASE_URL", "Anthropic:BaseUrl");

    public string Name => "anthropic";

    public string? Missing(ModelUri model) => settings.MissingKey(Key) ?? settings.WrongAddress(BaseUrl, "and has no /v1 at its end");

    public IChatClient Create(ModelUri model)
    {
        var key = settings[Key]!;
        var http = new ProviderHttp(key);
        var client = new AnthropicClient
        {
            ApiKey = key,
            AuthToken = null,
            BaseUrl = settings[BaseUrl]?.TrimEnd('/') ?? "https://api.anthropic.com",
            HttpClient = http.Client,

            // Retries and time limits are ours: they are counted, told and honour Retry-After.
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new TakenOptionsChatClient(new ProviderChatClient(client.AsIChatClient(model.Model, DefaultMaxOutputTokens), http));
    }
}
