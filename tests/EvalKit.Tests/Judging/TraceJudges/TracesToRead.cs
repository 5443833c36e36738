using System.Globalization;
using System.Text.Json;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Tests.Tracing;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.TraceJudges;

/// <summary>An agent's trace, a judge that reads it, and what a scripted model says to it.</summary>
internal static class TracesToRead
{
    public const string Yes = """{"reason":"r","redundant":[],"verdict":"yes"}""";

    /// <summary>By tools whatever the length of the trace.</summary>
    public static TraceReading ByTools { get; } = new() { View = TraceView.Tools };

    /// <summary>An agent that asks a model, runs two tools, one of which fails, and answers.</summary>
    public static TraceRecord Agent { get; } = Traces.Of(
        Traces.Root("r") with { Name = "trial" },
        Traces.Span("m1", """{"gen_ai.operation.name":"chat","gen_ai.input.messages":"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Where is Ada?\"}]}]","gen_ai.output.messages":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c1\",\"name\":\"find\",\"arguments\":{\"who\":\"Ada\"}}]}]"}""", "r", "chat m", at: 1),
        Traces.Span("t1", """{"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"find","gen_ai.tool.call.arguments":"{\"who\":\"Ada\"}","gen_ai.tool.call.result":"[\"room 7\"]","app.note":"NOTED"}""", "r", "execute_tool find", at: 2),
        Traces.Span("t2", """{"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"call","gen_ai.tool.call.arguments":"{\"room\":7}"}""", "r", "execute_tool call", at: 3, status: SpanStatus.Error) with { StatusMessage = "line busy" },
        Traces.Span("m2", """{"gen_ai.operation.name":"chat","gen_ai.input.messages":"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Where is Ada?\"}]},{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c1\",\"name\":\"find\",\"arguments\":{\"who\":\"Ada\"}}]},{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"c1\",\"response\":\"room 7\"}]}]","gen_ai.output.messages":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"In room 7.\"}]}]"}""", "r", "chat m", at: 4));

    public static ScoreArguments Arguments(TraceRecord? trace = null) => SomeJudged.Arguments("In room 7.") with { Trace = trace ?? Agent };

    public static IScorer Judge(IChatClient client, TraceReading? reading = null, ModelUri? model = null) =>
        ((IModelScorer)Judges.ToolCallEfficiency((model ?? ModelUri.Parse("fake:/m")).ToString(), "efficient").WithTrace(reading ?? ByTools)).Bind(client);

    public static async Task<Score> ScoreAsync(IChatClient client, TraceReading? reading = null, TraceRecord? trace = null) =>
        (await Judge(client, reading).ScoreAsync(Arguments(trace), default)).Scores[0];

    /// <summary>A reply that calls tools; each as name and arguments.</summary>
    public static Func<ChatResponse> Calling(params (string Name, string Arguments)[] calls) => () => new ChatResponse(new ChatMessage(
        ChatRole.Assistant,
        [.. calls.Select((c, i) => new FunctionCallContent(string.Create(CultureInfo.InvariantCulture, $"call{i}"), c.Name, JsonElement.Parse(c.Arguments).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value)))]))
    {
        FinishReason = ChatFinishReason.ToolCalls,
        ModelId = "fake-1",
        Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5 },
    };

    public static Func<ChatResponse> Saying(string text) => () => ScriptedChatClient.Reply(text);

    /// <summary>What the tools replied to the last reply that called some.</summary>
    public static IReadOnlyList<string> Replies(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.Last(m => m.Role == ChatRole.Tool).Contents.Cast<FunctionResultContent>().Select(r => (string)r.Result!)];
}
