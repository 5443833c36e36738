using System.Text.Json;
using Microsoft.Extensions.AI;
using ScriptedChatSample;

namespace ToolAgentSample.Evals;

/// <summary>Two questions about each case: is the answer right, and did the agent call the tools that it should have called, with the right arguments?</summary>
public sealed class OrderEvals : IEvaluation
{
    private readonly OrderAgent _agent = new(SampleModel.Create(OrderScript.Reply));

    public static void Configure(EvalSuite suite)
    {
        var right = suite.Score(Scorers.AliasContainment());
        var tools = suite.Score(Scorers.From("right_tools", MadeTheExpectedCalls));
        suite.Gate(right, atLeast: 0.60, maxDrop: 0.05);
        suite.Gate(tools, each: true);
    }

    [EvalTheory("orders.jsonl")]
    public async Task<AppOutput> Answer(string question, CancellationToken cancellationToken)
    {
        var response = await _agent.AskAsync(question, cancellationToken);
        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => new { name = c.Name, arguments = c.Arguments });
        return AppOutput.FromText(response.Text) with { ToolCalls = JsonSerializer.SerializeToElement(calls) };
    }

    private static bool MadeTheExpectedCalls(ScoreArguments args) =>
        args.Trial.Output?.ToolCalls is { } made && JsonElement.DeepEquals(made, args.Case!.Expectations["expected_tool_calls"]);
}
