using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Makes the calls of a chat client spans that a run captures.</summary>
public static class ChatTracing
{
    /// <summary>
    /// Makes a span of each call, with its messages, tokens and tool calls, for an app whose pipeline has no <c>UseOpenTelemetry()</c> of its own. Put it after
    /// <c>UseFunctionInvocation()</c>, so that each call in a function loop, and each function, has a span of its own. Nothing is sent anywhere: a run keeps the
    /// spans, without secrets, in its store.
    /// </summary>
    /// <param name="builder">The app's pipeline.</param>
    /// <returns>The builder.</returns>
    public static ChatClientBuilder UseEvalKitTracing(this ChatClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseOpenTelemetry(configure: client => client.EnableSensitiveData = true);
    }

    /// <summary>A client that EvalKit makes itself, with spans outermost: also what a recording or the cache answers is seen. What runs in process is no model call.</summary>
    internal static IChatClient Traced(this IChatClient client, ModelUri model) =>
        LocalModels.IsLocal(model) ? client : client.AsBuilder().UseEvalKitTracing().Build();
}
