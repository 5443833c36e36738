using System.ClientModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Anthropic.Exceptions;
using EvalKit.Chat;
using EvalKit.Chat.Limits;
using EvalKit.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>
/// A provider's client whose failures are <see cref="ChatProviderException"/> and hold no key, and whose stream that ends before the reply does is one of them.
/// What the provider tells of its rate limits is its service <see cref="RateLimitFeed"/>.
/// </summary>
internal sealed class ProviderChatClient(IChatClient inner, ProviderHttp http) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (FaultOf(exception) is { } fault)
        {
            throw fault;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isFinished = false;
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (updates.ConfigureAwait(false))
        {
            while (await NextAsync(updates).ConfigureAwait(false))
            {
                isFinished |= updates.Current.FinishReason is not null;
                yield return updates.Current;
            }
        }

        if (!isFinished)
        {
            throw new ChatProviderException("The stream ended before the reply did.");
        }
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(RateLimitFeed) ? http.Limits : base.GetService(serviceType, serviceKey);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            http.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (FaultOf(exception) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>The failure of the provider that an exception is; null for what is not one, such as a cancellation.</summary>
    private ChatProviderException? FaultOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case OperationCanceledException:
                    return null;
                case ChatProviderException fault:
                    return ReferenceEquals(fault, exception) ? null : fault;
                case HttpRequestException or IOException:
                    return new ChatProviderException(http.Tell("No reply", cause.Message), innerException: exception);
            }
        }

        return exception is ClientResultException or AnthropicException or JsonException or FormatException or ArgumentException or InvalidOperationException
            or KeyNotFoundException or NullReferenceException
            ? new ChatProviderException(http.Tell("The reply is none of a chat model", exception.Message), innerException: exception)
            : null;
    }
}
