using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Limits;

/// <summary>
/// How many calls at once each model's provider takes, found out from its replies: one limit for each model at each address, shared by all that ask with these
/// limits, such as the judges and the app of a run. Thread-safe.
/// </summary>
public sealed class ChatLimits
{
    private readonly ConcurrentDictionary<(string Model, string? Address), Lazy<AdaptiveLimiter>> _limiters = new();

    /// <summary>Raised when a provider rejected a call, or calls are held back or let go again. Called from many threads.</summary>
    public event Action? Changed;

    /// <summary>How the calls of each model stand that was asked, in no order.</summary>
    public IReadOnlyList<ChatLimitState> Now => [.. _limiters.Values.Select(l => l.Value.State)];

    /// <summary>The limit for a client's calls.</summary>
    /// <param name="client">The provider's client: its address, and its <see cref="RateLimitFeed"/> if it has one.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">The longest wait.</param>
    /// <param name="time">The clock; that of the first client counts for all of a model.</param>
    internal AdaptiveLimiter For(IChatClient client, ModelUri model, ChatRetryOptions options, TimeProvider time)
    {
        var address = client.GetService<ChatClientMetadata>()?.ProviderUri?.ToString();
        return _limiters.GetOrAdd(
            (model.ToString(), address),
            key => new Lazy<AdaptiveLimiter>(() => new AdaptiveLimiter(key.Model, time, options.MaxDelay, () => Changed?.Invoke()))).Value;
    }
}
