using EvalKit.Chat;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Acceptance.Templates;

/// <summary>In place of a judge's model: finds question and answer in the prompt, and replies with the verdict that is written for them. It says that it is no model.</summary>
internal sealed class WrittenJudge(EvalDataset dataset, IReadOnlyList<WrittenVerdict> verdicts) : IChatModels, IChatClient
{
    public bool Knows(ModelUri model) => true;

    public string? Missing(ModelUri model) => null;

    public IChatClient Create(ModelUri model) => this;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages.Last().Text;
        var asked = dataset.Cases.Single(c => prompt.Contains($"{{\"question\":\"{c.Inputs.Text("question")}\"}}", StringComparison.Ordinal));
        var verdict = verdicts.SingleOrDefault(v => v.Id == asked.Id && prompt.Contains($"\n{v.Answer}\n<</outputs ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No verdict is written for what the app answers to '{asked.Id}': add one to verdicts.jsonl.\n{prompt}");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, EchoedNonce.In(verdict.Reply(), messages))) { FinishReason = ChatFinishReason.Stop, ModelId = "written-by-hand" });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
