using System.Text.Json.Nodes;

namespace EvalKit.Chat.Tools;

/// <summary>How calls of a tool are recorded. Immutable; what its functions do must not change what they are given.</summary>
public sealed record ToolRecordingOptions
{
    /// <summary>The version of the tool: recordings of another one do not answer. Default: null, for none.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// Makes of a call's arguments those that tell it from others, such as all but a time or a request id. What it returns is what the recording shows. Default: null, for all arguments.
    /// </summary>
    public Func<JsonObject, JsonObject>? Key { get; init; }

    /// <summary>
    /// Makes of a result what is recorded, and given to the app from then on, such as one without names of persons. Secrets are taken out without it. Default: null, for the result as it is.
    /// </summary>
    public Func<JsonNode?, JsonNode?>? Sanitize { get; init; }
}
