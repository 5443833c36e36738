using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing.Import;

/// <summary>
/// Reads a trace that was exported from Langfuse, which keeps content, model, tokens and cost of a span beside the attributes. They become attributes again, where the
/// span has none that says the same.
/// </summary>
internal static class LangfuseSpans
{
    public static bool AreIn(JsonElement json) =>
        JsonMembers.Find(json, "trace") is { ValueKind: JsonValueKind.Object } && JsonMembers.Find(json, "observations") is { ValueKind: JsonValueKind.Array };

    public static IEnumerable<ImportedSpan> Read(JsonElement json)
    {
        var trace = JsonMembers.Find(json, "trace");
        return JsonMembers.Items(JsonMembers.Find(json, "observations")).Select(o => Read(o, JsonMembers.Text(trace, "id"), JsonMembers.Find(trace, "sessionId")));
    }

    private static ImportedSpan Read(JsonElement json, string? traceId, JsonElement? session)
    {
        var cut = 0;
        var metadata = JsonMembers.Find(json, "metadata") is { } text ? AttributeReader.Parsed(text) : (JsonElement?)null;
        var attributes = Attributes(json, ImportValues.Attributes(JsonMembers.Find(metadata, "attributes"), ref cut), session, ref cut);
        var name = ImportValues.Text(json, "name", ref cut) ?? "span";
        var start = ImportTime.OfText(JsonMembers.Text(json, "startTime")) ?? DateTimeOffset.UnixEpoch;
        var end = ImportTime.OfText(JsonMembers.Text(json, "endTime")) ?? start;
        var span = new Span
        {
            SpanId = ImportIds.Span(JsonMembers.Text(json, "id"), json),
            ParentId = ImportIds.Parent(JsonMembers.Text(json, "parentObservationId")),
            Name = name,
            Type = TypeOf(JsonMembers.Text(json, "type")) ?? SpanTypeReader.Of(name, attributes),
            Source = JsonMembers.Text(JsonMembers.Find(metadata, "scope"), "name"),
            StartedAt = start,
            Duration = end > start ? end - start : TimeSpan.Zero,
            Status = JsonMembers.Text(json, "level") == "ERROR" ? SpanStatus.Error : SpanStatus.Unset,
            StatusMessage = ImportValues.Text(json, "statusMessage", ref cut),
            Attributes = attributes,
        };
        return new ImportedSpan(ImportIds.Trace(traceId, json), span, cut);
    }

    /// <summary>Langfuse's kinds of observation; a plain span is what its attributes say.</summary>
    private static string? TypeOf(string? type) => type switch
    {
        "GENERATION" => SpanTypes.ChatModel,
        "AGENT" or "TOOL" or "CHAIN" or "RETRIEVER" or "EMBEDDING" => type,
        _ => null,
    };

    private static CaseFields Attributes(JsonElement json, CaseFields told, JsonElement? session, ref int cut)
    {
        var usage = JsonMembers.Find(json, "usageDetails");
        var all = new Dictionary<string, JsonElement>(told, StringComparer.Ordinal);
        foreach (var (name, value) in new[]
        {
            ("session.id", session),
            ("mlflow.spanInputs", JsonMembers.Find(json, "input")),
            ("mlflow.spanOutputs", JsonMembers.Find(json, "output")),
            ("gen_ai.response.model", JsonMembers.Find(json, "model")),
            ("gen_ai.usage.input_tokens", JsonMembers.Find(usage, "input")),
            ("gen_ai.usage.output_tokens", JsonMembers.Find(usage, "output")),
            ("llm.cost.total", Positive(JsonMembers.Find(JsonMembers.Find(json, "costDetails"), "total"))),
        })
        {
            if (value is { } there)
            {
                all.TryAdd(name, there.ValueKind == JsonValueKind.String ? JsonSerializer.SerializeToElement(AttributeValues.CutToDefault(JsonMembers.TextOf(there) ?? "", ref cut)) : there);
            }
        }

        return new CaseFields(all);
    }

    /// <summary>A cost of 0 is how Langfuse writes that it knows no price.</summary>
    private static JsonElement? Positive(JsonElement? cost) => cost is { ValueKind: JsonValueKind.Number } number && number.GetDouble() > 0 ? cost : null;
}
