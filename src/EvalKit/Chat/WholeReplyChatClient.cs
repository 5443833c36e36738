using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A client of the stack that needs a reply as a whole: one that is streamed is got whole and handed on in pieces, so that nothing goes past the client.</summary>
internal abstract class WholeReplyChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public sealed override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
