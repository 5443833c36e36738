using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>A tool as it is declared to a model.</summary>
internal sealed class ToolDefinition
{
    private static readonly string[] SchemaNames = ["parameters", "input_schema", "inputSchema"];
    private static readonly JsonElement AnySchema = JsonElement.Parse("{}");
    private readonly Dictionary<string, ArgumentType> _types = new(StringComparer.Ordinal);

    private ToolDefinition(string name, JsonElement schema)
    {
        Name = name;
        Schema = schema;
        Required = schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array
            ? [.. required.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!)]
            : [];
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                _types[property.Name] = ArgumentType.Of(property.Value);
            }
        }
    }

    public string Name { get; }

    /// <summary>The schema of its arguments.</summary>
    public JsonElement Schema { get; }

    /// <summary>The arguments that a call must have.</summary>
    public IReadOnlyList<string> Required { get; }

    public ArgumentType TypeOf(string argument) => _types.GetValueOrDefault(argument, ArgumentType.Unknown);

    /// <summary>Reads tools; null when the value is no list of tools.</summary>
    public static IReadOnlyList<ToolDefinition>? ReadAll(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return JsonAnswer.TryParse(value.GetString()!, fenced: false, out var parsed, out _) && parsed.ValueKind != JsonValueKind.String ? ReadAll(parsed) : null;
        }

        var tools = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Read).ToList() : [Read(value)];
        return tools.Contains(null) ? null : [.. tools.OfType<ToolDefinition>()];
    }

    private static ToolDefinition? Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("function", out var function))
        {
            return Read(function);
        }

        if (ToolCallReader.TextOf(value, "name") is not { } name)
        {
            return null;
        }

        var schema = SchemaNames.Select(s => value.TryGetProperty(s, out var found) ? found : default).FirstOrDefault(s => s.ValueKind == JsonValueKind.Object);
        return new ToolDefinition(name, schema.ValueKind == JsonValueKind.Object ? schema : AnySchema);
    }
}
