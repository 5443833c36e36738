using System.Runtime.CompilerServices;
using EvalKit.Chat;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging;

/// <summary>Answers by a script, in order, and keeps what it was asked. A step may throw.</summary>
internal sealed class ScriptedChatClient(params Func<ChatResponse>[] steps) : IChatClient
{
    private int _next = -1;

    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Asked { get; } = [];

    public string ProviderName { get; init; } = "fake";

    /// <summary>Whether a verdict in JSON that lacks its nonce gets it, as a judge that follows its instructions would give it.</summary>
    public bool EchoesNonce { get; init; } = true;

    public static ScriptedChatClient Saying(params string[] replies) => new([.. replies.Select(r => (Func<ChatResponse>)(() => Reply(r)))]);

    public static ChatResponse Reply(string text, ChatFinishReason? finish = null) =>
        new(new ChatMessage(ChatRole.Assistant, text))
        {
            FinishReason = finish ?? ChatFinishReason.Stop,
            ModelId = "fake-1",
            Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5 },
        };

    public static ChatResponse Throw(Exception exception) => throw exception;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Asked)
        {
            Asked.Add(([.. messages], options));
        }

        var reply = steps[Math.Min(Interlocked.Increment(ref _next), steps.Length - 1)]();
        return Task.FromResult(EchoesNonce ? EchoedNonce.In(reply, messages) : reply);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(ProviderName == "local" ? LocalModels.ProviderName : ProviderName, defaultModelId: "fake-1") : null;

    public void Dispose()
    {
    }
}
