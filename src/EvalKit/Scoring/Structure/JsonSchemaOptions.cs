using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Options of <c>json_schema</c>. Exactly one of <see cref="Schema"/> and <see cref="File"/> is needed.</summary>
public sealed record JsonSchemaOptions : ScorerOptions
{
    /// <summary>The schema.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>The file of the schema; in a suite file relative to it, else to the current folder. It is read once, when the scorer is built.</summary>
    public string? File { get; init; }

    /// <summary>The draft of a schema that does not name its own with <c>$schema</c>. Default: 2020-12.</summary>
    public JsonSchemaDraft Draft { get; init; } = JsonSchemaDraft.Draft202012;

    /// <summary>Whether <c>format</c> is checked; by the specification it is a mere note. Default: false.</summary>
    public bool Formats { get; init; }

    /// <summary>Whether the output may also be one fenced code block (<c>```json … ```</c>) that holds the JSON. Default: false.</summary>
    public bool Fenced { get; init; }
}
