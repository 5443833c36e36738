using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Running.Planning;

/// <summary>What an app would first ask its model about a case. The app is bound to a client that takes the request and answers nothing, so that nobody is asked.</summary>
internal static class FirstRequest
{
    /// <summary>The request; null where the app asks nothing.</summary>
    /// <param name="app">The app.</param>
    /// <param name="evalCase">The case.</param>
    /// <param name="repeat">Which repeat, from 0.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ChatRequest?> OfAsync(IModelApp app, EvalCase evalCase, int repeat, CancellationToken cancellationToken)
    {
        using var client = new TakingChatClient();
        using var numbered = new ReplicateChatClient(client, repeat);
        try
        {
            await app.Bind(numbered)(evalCase, cancellationToken).ConfigureAwait(false);
        }
        catch (TakenException)
        {
            // The request is there, and the answer was not wanted.
        }

        return client.Request;
    }

    private sealed class TakenException : Exception;

    private sealed class TakingChatClient : IChatClient
    {
        public ChatRequest? Request { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Request ??= new ChatRequest([.. messages], options ?? new ChatOptions());
            throw new TakenException();
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Request ??= new ChatRequest([.. messages], options ?? new ChatOptions());
            throw new TakenException();
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
