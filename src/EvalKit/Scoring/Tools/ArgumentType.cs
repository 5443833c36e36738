using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>The declared type of an argument.</summary>
/// <param name="Name">The type as the tool's definition names it; empty when it is not known.</param>
/// <param name="Shape">What values of it are; null for any.</param>
/// <param name="Item">The type of its items; null when it is not known.</param>
internal sealed record ArgumentType(string Name, ValueShape? Shape, ArgumentType? Item)
{
    public static readonly ArgumentType Unknown = new("", null, null);

    /// <summary>The type names of JSON schema, and those of Python, Java and JavaScript that BFCL uses.</summary>
    private static readonly Dictionary<string, ValueShape> Shapes = new (ValueShape Shape, string[] Names)[]
    {
        (ValueShape.Text, ["string", "String", "char"]),
        (ValueShape.Integer, ["integer", "int", "byte", "short", "long", "Bigint"]),
        (ValueShape.Float, ["float", "double", "number"]),
        (ValueShape.Bool, ["boolean", "Boolean"]),
        (ValueShape.List, ["array", "tuple", "Array", "ArrayList", "Set", "Queue", "Stack"]),
        (ValueShape.Map, ["object", "dict", "HashMap", "Hashtable"]),
        (ValueShape.Null, ["null"]),
    }.SelectMany(entry => entry.Names.Select(name => (name, entry.Shape))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The type that a property of a schema declares.</summary>
    public static ArgumentType Of(JsonElement schema)
    {
        if (ToolCallReader.TextOf(schema, "type") is not { } name)
        {
            return Unknown;
        }

        var item = schema.TryGetProperty("items", out var items) ? Of(items) : null;
        return new ArgumentType(name, Shapes.TryGetValue(name, out var shape) ? shape : null, item);
    }

    /// <summary>The name that JSON schema has for a type; null for a type that takes any value.</summary>
    public static string? InJsonSchema(string name) => !Shapes.TryGetValue(name, out var shape) ? null : shape switch
    {
        ValueShape.Text => "string",
        ValueShape.Integer => "integer",
        ValueShape.Float => "number",
        ValueShape.Bool => "boolean",
        ValueShape.List => "array",
        ValueShape.Map => "object",
        _ => "null",
    };

    /// <summary>What a value is. A number is a float when it is written like one: <c>5.0</c>, <c>1e3</c>.</summary>
    public static ValueShape ShapeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ValueShape.Text,
        JsonValueKind.Number => value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') ? ValueShape.Float : ValueShape.Integer,
        JsonValueKind.True or JsonValueKind.False => ValueShape.Bool,
        JsonValueKind.Array => ValueShape.List,
        JsonValueKind.Object => ValueShape.Map,
        _ => ValueShape.Null,
    };
}
