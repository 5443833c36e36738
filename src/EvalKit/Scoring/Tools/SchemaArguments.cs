using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>The arguments meet the tool's schema.</summary>
internal sealed class SchemaArguments(CompiledSchema? schema) : IArgumentRule
{
    public string? Fault(JsonElement arguments)
    {
        if (schema is null)
        {
            return "the tool is not among the tools";
        }

        return schema.IsMet(arguments) ? null : $"its arguments do not meet the tool's schema ({(schema.Faults(arguments) is [var first, ..] ? first : "at all")})";
    }
}
