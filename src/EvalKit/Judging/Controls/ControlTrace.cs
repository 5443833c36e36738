using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Judging.Controls;

/// <summary>Reads the spans of a control: as short as a person writes them, in the order in which they began.</summary>
internal static class ControlTrace
{
    public static readonly string[] Keys = ["id", "parent", "kind", "name", "status", "status_message", "inputs", "outputs", "attributes"];

    private const string Inputs = "mlflow.spanInputs";
    private const string Outputs = "mlflow.spanOutputs";

    /// <summary>The trace; null for none.</summary>
    /// <param name="spans">The control's spans.</param>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="fault">Makes the exception that says what is wrong.</param>
    public static TraceRecord? Read(JsonNode? spans, string traceId, Func<string, EvalKitException> fault) => spans switch
    {
        null => null,
        JsonArray list => new TraceRecord { TraceId = traceId, TrialId = traceId, Spans = [.. list.Select((span, i) => Span(span as JsonObject ?? throw fault("each span of 'trace' must be an object"), i, fault))] },
        _ => throw fault("'trace' must be a list of spans"),
    };

    private static Span Span(JsonObject json, int index, Func<string, EvalKitException> fault)
    {
        if (json.Select(p => p.Key).FirstOrDefault(k => !Keys.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            throw fault($"unknown key '{unknown}' of a span.{NearestNames.Hint(unknown, Keys)} Expected {string.Join(", ", Keys)}");
        }

        string? Text(string name) => json[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => throw fault($"'{name}' of a span must be a text"),
        };
        return new Span
        {
            SpanId = Text("id") ?? (index + 1).ToString("x16", CultureInfo.InvariantCulture),
            ParentId = Text("parent"),
            Name = Text("name") ?? throw fault("each span of 'trace' needs a 'name'"),
            Type = Text("kind") ?? throw fault("each span of 'trace' needs a 'kind', such as TOOL or CHAT_MODEL"),
            Status = Text("status") switch
            {
                null or "ok" => SpanStatus.Ok,
                "error" => SpanStatus.Error,
                var other => throw fault($"'status' of a span must be ok or error, found '{other}'"),
            },
            StatusMessage = Text("status_message"),
            StartedAt = DateTimeOffset.UnixEpoch.AddMilliseconds(index),
            Attributes = Attributes(json, fault),
        };
    }

    private static CaseFields Attributes(JsonObject json, Func<string, EvalKitException> fault)
    {
        var told = json["attributes"] switch
        {
            null => CaseFields.Empty,
            JsonObject fields => CaseFields.From(fields),
            _ => throw fault("'attributes' of a span must be an object"),
        };
        var attributes = told.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        foreach (var (key, name) in new[] { ("inputs", Inputs), ("outputs", Outputs) })
        {
            if (json[key] is { } value)
            {
                attributes[name] = JsonSerializer.SerializeToElement(value);
            }
        }

        return new CaseFields(attributes);
    }
}
