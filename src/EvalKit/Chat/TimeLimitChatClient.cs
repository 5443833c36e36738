using System.Globalization;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>Gives up a call that takes too long. Waiting for a turn or a retry is no part of the call. Thread-safe.</summary>
internal sealed class TimeLimitChatClient(IChatClient inner, TimeSpan limit, TimeProvider time) : WholeReplyChatClient(inner)
{
    /// <exception cref="TimeoutException">The limit passed.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var end = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested && exception is OperationCanceledException or ChatProviderException)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"The model did not answer within {limit.TotalSeconds:0.###} s."), exception);
        }
    }
}
