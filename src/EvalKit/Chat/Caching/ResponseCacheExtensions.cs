using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Caching;

/// <summary>Puts a response cache around chat clients of your own, such as the one in the app under test.</summary>
public static class ResponseCacheExtensions
{
    /// <summary>
    /// Answers requests that were asked before from the file <c>replies.jsonl</c> in a folder. Only requests of text, functions, their calls and results are answered and kept, and only replies
    /// that the model ended by itself; everything else reaches the model as if there were no cache. A function that a kept reply calls runs each time. Two clients share entries when provider, address and model are the same; a client that does not
    /// name its model is cached where the request names one.
    /// A reply from the cache has the additional property <c>evalkit.cached</c>.
    /// </summary>
    /// <param name="builder">The builder. What is added after this call is asked only where the cache has no entry.</param>
    /// <param name="folder">The folder; made at the first reply. Processes may share it, and it may be deleted at any time.</param>
    /// <param name="maxAge">How long an entry answers; null for 30 days.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public static ChatClientBuilder UseResponseCache(this ChatClientBuilder builder, string folder, TimeSpan? maxAge = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return builder.Use(inner => new ResponseCacheClient(
            inner,
            ModelUri.Of(inner),
            new ResponseCache(folder, time ?? TimeProvider.System, maxAge),
            isNamed: inner.GetService<ChatClientMetadata>()?.DefaultModelId is not null));
    }
}
