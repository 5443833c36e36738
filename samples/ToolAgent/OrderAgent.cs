using Microsoft.Extensions.AI;

namespace ToolAgentSample;

/// <summary>Answers customers about their orders. The model decides which tools it needs; the pipeline calls them.</summary>
public sealed class OrderAgent(IChatClient model, IEnumerable<AIFunction> tools)
{
    private const string Instructions = """
        You answer a customer of a lamp shop in one sentence. Look an order up before you say anything about it.
        Cancel an order only when the customer asks for that, and only after you looked it up. Without an order number, ask for it.
        """;

    private readonly IChatClient _chat = model.AsBuilder().UseFunctionInvocation().Build();

    private readonly ChatOptions _options = new() { Temperature = 0, Tools = [.. tools] };

    /// <summary>The whole conversation: the calls of tools, their results, and the answer.</summary>
    public Task<ChatResponse> AskAsync(string question, CancellationToken cancellationToken) =>
        _chat.GetResponseAsync([new ChatMessage(ChatRole.System, Instructions), new ChatMessage(ChatRole.User, question)], _options, cancellationToken);
}
