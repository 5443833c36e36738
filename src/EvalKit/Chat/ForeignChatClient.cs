using EvalKit.Chat.Recording;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>
/// A client whose failures are those of a provider, whatever its SDK throws: an <see cref="IChatClient"/> of the user's own knows nothing of <see cref="ChatProviderException"/>. What was paid for before
/// is then not lost with an exception that nobody expects. Thread-safe.
/// </summary>
internal sealed class ForeignChatClient(IChatClient inner) : WholeReplyChatClient(inner)
{
    /// <exception cref="ChatProviderException">The call failed.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ChatProviderException or TimeoutException or NotRecordedException or EvalKitException))
        {
            throw new ChatProviderException(exception.Message, StatusOf(exception), innerException: exception);
        }
    }

    private static int? StatusOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (ExceptionStatus.Of(cause) is { } status)
            {
                return status;
            }
        }

        return null;
    }
}
