using System.Text.Json;
using EvalKit.Chat;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Running;

/// <summary>Judges' models that answer by a rule and count how often they are asked.</summary>
internal sealed class CountingModels(Func<string, bool>? passes = null) : IChatModels
{
    private int _asked;

    public int Asked => _asked;

    /// <summary>Whether the models fail instead of answering.</summary>
    public bool Down { get; set; }

    /// <summary>Told of each call, with how many there were, before it is answered.</summary>
    public Action<int, CancellationToken> Before { get; set; } = (_, _) => { };

    public bool Knows(ModelUri model) => true;

    public string? Missing(ModelUri model) => null;

    public IChatClient Create(ModelUri model) => new Client(this);

    private sealed class Client(CountingModels owner) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            owner.Before(Interlocked.Increment(ref owner._asked), cancellationToken);
            if (owner.Down)
            {
                throw new ChatProviderException("busy", 503);
            }

            var text = string.Concat(messages.Select(m => m.Text));
            var verdict = owner.Passes(text) ? "yes" : "no";
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, EchoedNonce.In(JsonSerializer.Serialize(ReplyOf(verdict)), messages))) { FinishReason = ChatFinishReason.Stop, ModelId = "judge-2026-01-31" });
        }

        private static object ReplyOf(string verdict) => new
        {
            reason = "by rule",
            facts = new[] { new { item = "the number", verdict = verdict == "yes" ? "supported" : "missing" } },
            contradictions = Array.Empty<string>(),
            verdict,
        };

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private bool Passes(string text) => passes?.Invoke(text) ?? true;
}
