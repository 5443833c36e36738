using EvalKit.Chat;
using EvalKit.Chat.Tools;
using Microsoft.Extensions.AI;
using ScriptedChatSample;

namespace ToolAgentSample.Evals;

/// <summary>
/// Two questions about each case: is the answer right, and did the agent call the tools that it should have called, with the right arguments? The calls are read from the
/// trace, so that the agent tells nothing but its answer. What the tools found is recorded: the order book of a real shop changes from day to day.
/// </summary>
public sealed class OrderEvals : IEvaluation
{
    private readonly OrderAgent _agent = new(SampleModel.Create(OrderScript.Reply).AsBuilder().UseEvalKitTracing().Build(), OrderBook.Tools.Select(t => t.Recorded()));

    public static void Configure(EvalSuite suite)
    {
        var right = suite.Score(Scorers.AliasContainment());
        var tools = suite.Score(Scorers.ToolCallMatch());
        suite.Gate(right, atLeast: 0.60, maxDrop: 0.05);
        suite.Gate(tools, each: true);
    }

    [EvalTheory("orders.jsonl")]
    public async Task<string> Answer(string question, CancellationToken cancellationToken) => (await _agent.AskAsync(question, cancellationToken)).Text;
}
