using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>The tools of a suite or of a case, by name, with their schemas where these are asked for.</summary>
internal sealed class ToolSet
{
    public static readonly ToolSet Empty = new([], compile: false, "");
    private readonly Dictionary<string, (ToolDefinition Tool, CompiledSchema? Schema)> _tools = new(StringComparer.Ordinal);

    private ToolSet(IReadOnlyList<ToolDefinition> tools, bool compile, string where)
    {
        foreach (var tool in tools)
        {
            var schema = compile ? CompiledSchema.Of(ToolSchema.Of(tool.Schema), JsonSchemaDraft.Draft202012, formats: false, $"{where}, tool '{tool.Name}'") : null;
            _tools[tool.Name] = (tool, schema);
        }
    }

    /// <summary>Reads tools.</summary>
    /// <param name="value">The definitions.</param>
    /// <param name="compile">Whether schemas are asked for.</param>
    /// <param name="where">What an error names.</param>
    /// <exception cref="EvalKitException">The value holds no tools, or one of them has no schema that can be used.</exception>
    public static ToolSet Read(JsonElement value, bool compile, string where) => ToolDefinition.ReadAll(value) is { } tools
        ? new ToolSet(tools, compile, where)
        : throw new EvalKitException(FaultKind.Usage, $"{where}: expected a list of tools, each {{\"name\": …, \"parameters\": {{…}}}}, found {Quote.Of(value.GetRawText())}.");

    public ToolDefinition? Find(string name) => _tools.TryGetValue(name, out var entry) ? entry.Tool : null;

    public CompiledSchema? SchemaOf(string name) => _tools.TryGetValue(name, out var entry) ? entry.Schema : null;
}
