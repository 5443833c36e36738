using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit.Reporting;

/// <summary>What an app returned, as an export writes it.</summary>
internal sealed record ExportOutputs
{
    public required JsonElement Response { get; init; }

    public required IReadOnlyList<string> Context { get; init; }

    /// <summary>Absent where the app told no ids.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? ContextIds { get; init; }

    public required JsonElement? Messages { get; init; }

    public required JsonElement? ToolCalls { get; init; }

    public required double? RecordedLatencyMs { get; init; }

    /// <summary>Absent in exports that were written before it was kept.</summary>
    public double? TimeToFirstTokenMs { get; init; }
}
