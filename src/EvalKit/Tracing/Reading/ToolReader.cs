using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>Reads the run of a tool.</summary>
internal static class ToolReader
{
    private const string Operation = "execute_tool ";

    public static SpanToolCall Tool(AttributeReader read, string spanName) =>
        new(read.Text("gen_ai.tool.name", "tool.name", "ai.toolCall.name", "mlflow.spanFunctionName", "traceloop.entity.name") ?? NameOf(spanName))
        {
            Id = read.Text("gen_ai.tool.call.id", "tool_call.id", "ai.toolCall.id"),
            Arguments = read.Value("gen_ai.tool.call.arguments", "tool_call.function.arguments", "ai.toolCall.args", "input.value", "mlflow.spanInputs", "traceloop.entity.input"),
            Result = read.Value("gen_ai.tool.call.result", "ai.toolCall.result", "output.value", "mlflow.spanOutputs", "traceloop.entity.output"),
        };

    /// <summary>A call in a message: <c>{name, arguments}</c>, or inside <c>function</c>.</summary>
    public static SpanToolCall? Of(JsonElement call)
    {
        var function = JsonMembers.Find(call, "function") is { ValueKind: JsonValueKind.Object } inner ? inner : call;
        return (JsonMembers.Text(function, "name") ?? JsonMembers.Text(call, "toolName")) is { Length: > 0 } name
            ? new SpanToolCall(name)
            {
                Id = JsonMembers.Text(call, "id") ?? JsonMembers.Text(call, "toolCallId"),
                Arguments = (JsonMembers.Find(function, "arguments") ?? JsonMembers.Find(call, "input") ?? JsonMembers.Find(call, "args")) is { } arguments ? AttributeReader.Parsed(arguments) : null,
            }
            : null;
    }

    private static string NameOf(string spanName) => spanName.StartsWith(Operation, StringComparison.Ordinal) ? spanName[Operation.Length..] : spanName;
}
