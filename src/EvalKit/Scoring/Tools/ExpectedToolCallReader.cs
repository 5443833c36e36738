using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Reads <c>expected_tool_calls</c>: a list of names, of calls in the shapes of <see cref="ToolCallReader"/>, or of BFCL's <c>{name: {argument: [allowed values]}}</c>.</summary>
internal static class ExpectedToolCallReader
{
    public const string Field = "expected_tool_calls";

    /// <summary>Reads the calls; null when the value is something else.</summary>
    public static IReadOnlyList<ExpectedToolCall>? Read(JsonElement value, ToolCallOptions options, ToolSet tools)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return JsonAnswer.TryParse(value.GetString()!, fenced: false, out var parsed, out _) && parsed.ValueKind is JsonValueKind.Array or JsonValueKind.Object
                ? Read(parsed, options, tools)
                : [new ExpectedToolCall(value.GetString()!, Rule(value.GetString()!, null, options, tools))];
        }

        var calls = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => ReadOne(v, options, tools)).ToList() : [ReadOne(value, options, tools)];
        return calls.Contains(null) ? null : [.. calls.OfType<ExpectedToolCall>()];
    }

    private static ExpectedToolCall? ReadOne(JsonElement value, ToolCallOptions options, ToolSet tools)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return new ExpectedToolCall(value.GetString()!, Rule(value.GetString()!, null, options, tools));
        }

        if (ToolCallReader.IsNamed(value, out var named))
        {
            var listed = options with { Arguments = options.Arguments == ToolArguments.Exact ? ToolArguments.AllowedValues : options.Arguments };
            return new ExpectedToolCall(named.Name, Rule(named.Name, named.Value, listed, tools), DotsAreUnderscores: true);
        }

        if (ToolCallReader.Read(value) is not { Fault: null } call)
        {
            return null;
        }

        var given = ToolCallReader.Arguments(value.TryGetProperty("function", out var function) ? function : value) is null ? (JsonElement?)null : call.Arguments;
        return new ExpectedToolCall(call.Name, Rule(call.Name, given, options, tools));
    }

    private static IArgumentRule Rule(string name, JsonElement? arguments, ToolCallOptions options, ToolSet tools) => (options.Arguments, arguments) switch
    {
        (ToolArguments.Ignore, _) => AnyArguments.Instance,
        (ToolArguments.Schema, _) => new SchemaArguments(tools.SchemaOf(name)),
        (_, null) => AnyArguments.Instance,
        (ToolArguments.AllowedValues, { } allowed) => new AllowedArguments(allowed, tools.Find(name), options.Language),
        (_, { } expected) => new ExactArguments(expected),
    };
}
