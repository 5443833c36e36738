using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace MiddlewareSample;

/// <summary>Middleware: private data reach neither the model nor, out of its reply, the reader.</summary>
public sealed class PrivateDataGuard(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages.Select(Redacted), options, cancellationToken);
        response.Messages = [.. response.Messages.Select(Redacted)];
        return response;
    }

    /// <summary>The whole reply is awaited: a number that is cut in two by the stream would pass unseen.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private static ChatMessage Redacted(ChatMessage message)
    {
        var redacted = message.Clone();
        redacted.Contents = [.. message.Contents.Select(content => content is TextContent text ? new TextContent(PrivateData.Redact(text.Text)) : content)];
        return redacted;
    }
}
