using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Limits;

/// <summary>Lets a call begin only when the limit for its model has room, and tells the limit how the call went. Thread-safe.</summary>
internal sealed class LimitedChatClient : WholeReplyChatClient
{
    private const int TooManyRequests = 429;
    private const string Reason = "HTTP 429";

    private readonly AdaptiveLimiter _limiter;
    private readonly RateLimitFeed? _feed;

    public LimitedChatClient(IChatClient inner, AdaptiveLimiter limiter)
        : base(inner)
    {
        _limiter = limiter;
        _feed = inner.GetService<RateLimitFeed>();
        if (_feed is not null)
        {
            _feed.Told += limiter.Told;
        }
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var slot = await _limiter.TakeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            slot.Succeeded(response.Usage);
            return response;
        }
        catch (ChatProviderException fault) when (fault is { Status: TooManyRequests, IsTransient: true })
        {
            slot.Rejected(fault.RetryAfter, Reason);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _feed is not null)
        {
            _feed.Told -= _limiter.Told;
        }

        base.Dispose(disposing);
    }
}
