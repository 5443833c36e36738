using System.Text.Json.Nodes;

namespace EvalKit.Chat.Tools;

/// <summary>A call of a tool, as it is recorded.</summary>
/// <param name="Tool">What is called, such as <c>tool:/find_order</c>.</param>
/// <param name="Arguments">The arguments that tell it from others.</param>
/// <param name="Version">The version of the tool; null for none.</param>
internal sealed record ToolCall(string Tool, JsonObject Arguments, string? Version)
{
    /// <summary>How often the same was called before in the trial.</summary>
    public int Occurrence { get; init; }

    /// <summary>What tells it from other calls, times of it included.</summary>
    public string Key => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Tool);
        writer.WriteStringValue(Version);
        writer.WriteNumberValue(Occurrence);
        CanonicalJson.Write(writer, Arguments);
        writer.WriteEndArray();
    });

    /// <summary>The request of its line.</summary>
    public JsonObject ToRequest()
    {
        var request = new JsonObject { ["arguments"] = Arguments.DeepClone() };
        if (Version is not null)
        {
            request["version"] = Version;
        }

        if (Occurrence > 0)
        {
            request["occurrence"] = Occurrence;
        }

        return request;
    }
}
