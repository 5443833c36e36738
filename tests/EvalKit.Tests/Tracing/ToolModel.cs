using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Tracing;

/// <summary>A chat model that asks for a search of the question's last word first and answers with what it found then; each call tells its tokens. Streams in two parts.</summary>
internal sealed class ToolModel : IChatClient
{
    public const int FirstInput = 100;
    public const int FirstOutput = 10;
    public const int SecondInput = 150;
    public const int SecondOutput = 20;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        // Other trials get their turn in the middle of a call.
        await Task.Yield();
        var said = messages.ToList();
        var found = said.SelectMany(m => m.Contents).OfType<FunctionResultContent>().LastOrDefault();
        var question = said.First(m => m.Role == ChatRole.User).Text;
        var message = found is null
            ? new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-" + question, "search", new Dictionary<string, object?> { ["query"] = question.Split(' ')[^1] })])
            : new ChatMessage(ChatRole.Assistant, $"I found: {found.Result}");
        return new ChatResponse(message)
        {
            ModelId = "gpt-4.1-mini-2025-04-14",
            FinishReason = found is null ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            Usage = found is null
                ? new UsageDetails { InputTokenCount = FirstInput, OutputTokenCount = FirstOutput }
                : new UsageDetails { InputTokenCount = SecondInput, OutputTokenCount = SecondOutput },
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", null, "gpt-4.1-mini") : null;

    public void Dispose()
    {
    }
}
