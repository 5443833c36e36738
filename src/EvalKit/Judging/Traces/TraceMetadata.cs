using System.Text.Json.Nodes;
using EvalKit.Judging.Safety;

namespace EvalKit.Judging;

/// <summary>Tells in a feedback's metadata what the judge was shown of the trace and what it read.</summary>
internal static class TraceMetadata
{
    /// <summary>Where the trace is from: <c>trace</c>, <c>outputs.messages</c> or <c>outputs.tool_calls</c>.</summary>
    public const string From = "trace_from";

    /// <summary>How it was shown: <c>tools</c> or <c>digest</c>.</summary>
    public const string View = "trace_view";

    /// <summary>The tool calls that were answered, in order.</summary>
    public const string Read = "trace_read";

    public static void Add(JsonObject metadata, JudgeRequest request)
    {
        if (request.Trace is not { } shown)
        {
            return;
        }

        metadata[From] = shown.Trace.Origin;
        metadata[View] = TraceReadingReader.NameOf(shown.ByTools ? TraceView.Tools : TraceView.Digest);
        if (shown.Trace.Findings is { } findings)
        {
            Findings.Add(metadata, FindingNames.Trace, findings.DeepClone());
        }
    }

    public static void AddRead(JsonObject metadata, JudgeRequest request)
    {
        if (request.Reader is { } reader)
        {
            metadata[Read] = new JsonArray([.. reader.Read.Select(r => (JsonNode)r)]);
        }
    }
}
