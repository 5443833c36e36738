using System.ClientModel.Primitives;
using EvalKit.Chat;
using EvalKit.Providers.Http;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace EvalKit.Providers;

/// <summary>Makes clients of OpenAI's protocol.</summary>
internal static class OpenAiClients
{
    /// <summary>Makes a client.</summary>
    /// <param name="model">The model, or an Azure deployment.</param>
    /// <param name="address">What <c>chat/completions</c> stands behind.</param>
    /// <param name="key">The key, which no message may hold; null for none.</param>
    /// <param name="authentication">Sends the key.</param>
    public static IChatClient Create(ModelUri model, Uri address, string? key, AuthenticationPolicy authentication)
    {
        var http = new ProviderHttp(key);
        var options = new OpenAIClientOptions
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(http.Client),

            // Retries and time limits are ours: they are counted, told and honour Retry-After.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning disable OPENAI001 // The one constructor that takes a header of another name, as Azure has it.
        return new TakenOptionsChatClient(new ProviderChatClient(new LogProbabilitiesChatClient(new ChatClient(model.Model, authentication, options).AsIChatClient()), http));
#pragma warning restore OPENAI001
    }
}
