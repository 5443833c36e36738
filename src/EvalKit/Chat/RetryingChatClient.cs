using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Tries a call again when the provider or the network failed, with growing, jittered waits that honour what the provider asks for. Thread-safe.</summary>
public sealed class RetryingChatClient : DelegatingChatClient
{
    private readonly ChatRetryOptions _options;
    private readonly TimeProvider _time;
    private int _waits;

    /// <summary>Creates the client.</summary>
    /// <param name="inner">The client that asks the model; disposed with this one.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="time">The clock of waits and time limits; null for the system's.</param>
    public RetryingChatClient(IChatClient inner, ChatRetryOptions? options = null, TimeProvider? time = null)
        : base(inner)
    {
        _options = options ?? new ChatRetryOptions();
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc />
    /// <exception cref="ChatProviderException">The last attempt failed.</exception>
    /// <exception cref="TimeoutException">An attempt reached the time limit.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var reasons = new List<string>();
        while (true)
        {
            try
            {
                var response = await AttemptAsync(sent, options, cancellationToken).ConfigureAwait(false);
                ChatProperties.SetRetries(response, reasons);
                return response;
            }
            catch (ChatProviderException failure) when (failure.IsTransient && reasons.Count < _options.Retries)
            {
                reasons.Add(failure.Message);
                await Task.Delay(Wait(failure, reasons.Count), _time, cancellationToken).ConfigureAwait(false);
            }
            catch (ChatProviderException failure) when (reasons.Count > 0)
            {
                throw new ChatProviderException(
                    $"{failure.Message} ({reasons.Count + 1} attempts; before: {string.Join("; ", reasons)})", failure.Status, failure.RetryAfter, failure);
            }
        }
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private async Task<ChatResponse> AttemptAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout ?? System.Threading.Timeout.InfiniteTimeSpan, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested && exception is OperationCanceledException or ChatProviderException)
        {
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"The model did not answer within {_options.Timeout!.Value.TotalSeconds:0.###} s."), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ChatProviderException(exception.Message, (int?)(exception as HttpRequestException)?.StatusCode, innerException: exception);
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
