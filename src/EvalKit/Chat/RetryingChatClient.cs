using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Tries a call again when the provider or the network failed, with growing, jittered waits that honour what the provider asks for. Thread-safe.</summary>
/// <param name="inner">The client that asks the model; disposed with this one.</param>
/// <param name="options">Limits; null for the defaults.</param>
/// <param name="time">The clock of waits; null for the system's.</param>
internal sealed class RetryingChatClient(IChatClient inner, ChatRetryOptions? options = null, TimeProvider? time = null) : WholeReplyChatClient(inner)
{
    private const int TooManyRequests = 429;

    private readonly ChatRetryOptions _options = options ?? new ChatRetryOptions();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private int _waits;

    /// <exception cref="ChatProviderException">The last attempt failed.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var reasons = new List<string>();
        var (failed, rejected) = (0, 0);
        while (true)
        {
            try
            {
                var response = await base.GetResponseAsync(sent, options, cancellationToken).ConfigureAwait(false);
                ChatProperties.SetRetries(response, reasons);
                return response;
            }
            catch (ChatProviderException failure) when (failure.IsTransient
                && (failure.Status == TooManyRequests ? rejected < _options.RejectedRetries : failed < _options.Retries))
            {
                reasons.Add(failure.Message);
                (failed, rejected) = failure.Status == TooManyRequests ? (failed, rejected + 1) : (failed + 1, rejected);
                await Task.Delay(Wait(failure, reasons.Count), _time, cancellationToken).ConfigureAwait(false);
            }
            catch (ChatProviderException failure) when (reasons.Count > 0)
            {
                throw new ChatProviderException(
                    $"{failure.Message} ({reasons.Count + 1} attempts; before: {string.Join("; ", reasons)})", failure.Status, failure.RetryAfter, failure)
                {
                    IsLasting = failure.IsLasting,
                };
            }
        }
    }

    private TimeSpan Wait(ChatProviderException failure, int retry)
    {
        if (failure.RetryAfter is { } asked)
        {
            return asked < _options.MaxDelay ? asked : _options.MaxDelay;
        }

        // Many calls fail at once when a rate limit is met; a spread by their number keeps them from coming back at once, and needs no random number.
        const double GoldenRatio = 0.6180339887498949;
        var spread = Interlocked.Increment(ref _waits) * GoldenRatio % 1;
        var full = _options.BaseDelay * Math.Pow(2, retry - 1);
        var wait = full * (0.5 + (0.5 * spread));
        return wait < _options.MaxDelay ? wait : _options.MaxDelay;
    }
}
