using System.ClientModel;
using System.ClientModel.Primitives;
using EvalKit.Chat;
using Microsoft.Extensions.AI;
using OpenAI;

namespace EvalKit.Providers;

/// <summary>Makes clients of OpenAI's protocol.</summary>
internal static class OpenAiModels
{
    public const string Provider = "openai";

    public static IChatClient Create(ModelUri model, OpenAiSettings settings)
    {
        var options = new OpenAIClientOptions
        {
            // Retries and time limits are ours: they are counted, told and honour Retry-After.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (settings.Address is { } address)
        {
            options.Endpoint = address;
        }

        var key = settings.Key!;
        return new OpenAiChatClient(new OpenAIClient(new ApiKeyCredential(key), options).GetChatClient(model.Model).AsIChatClient(), key);
    }
}
