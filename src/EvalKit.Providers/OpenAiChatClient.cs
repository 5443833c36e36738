using System.ClientModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>Turns the SDK's failures into <see cref="ChatProviderException"/>, and keeps the key out of what the server says.</summary>
internal sealed class OpenAiChatClient(IChatClient inner, string key) : DelegatingChatClient(inner)
{
    private const int LongestMessage = 500;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ClientResultException exception)
        {
            var status = exception.Status == 0 ? (int?)null : exception.Status;
            throw new ChatProviderException(Tell(status is null ? "No reply" : $"HTTP {status}", exception), status, RetryAfter.Of(exception.GetRawResponse()), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ChatProviderException(Tell("No reply", exception), innerException: exception);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            throw new ChatProviderException(Tell("The reply is no chat completion", exception), innerException: exception);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private string Tell(string what, Exception exception)
    {
        var said = exception.Message.Replace(key, "***", StringComparison.Ordinal).ReplaceLineEndings(" ");
        return $"{what}: {(said.Length <= LongestMessage ? said : said[..LongestMessage] + "…")}";
    }
}
