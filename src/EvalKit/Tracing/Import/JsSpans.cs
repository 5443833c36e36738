using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing.Import;

/// <summary>Reads spans as OpenTelemetry for JavaScript holds them, which programs write to files as they are: attributes are an object, times are pairs.</summary>
internal static class JsSpans
{
    public static bool IsOne(JsonElement json) => JsonMembers.Find(json, "spanContext") is { ValueKind: JsonValueKind.Object };

    public static ImportedSpan Read(JsonElement json)
    {
        var cut = 0;
        var attributes = ImportValues.Attributes(JsonMembers.Find(json, "attributes"), ref cut);
        var name = ImportValues.Text(json, "name", ref cut) ?? "span";
        var start = ImportTime.OfPair(JsonMembers.Find(json, "startTime")) ?? DateTimeOffset.UnixEpoch;
        var end = ImportTime.OfPair(JsonMembers.Find(json, "endTime")) ?? start;
        var context = JsonMembers.Find(json, "spanContext");
        var status = JsonMembers.Find(json, "status");
        var span = new Span
        {
            SpanId = ImportIds.Span(JsonMembers.Text(context, "spanId"), json),
            ParentId = ImportIds.Parent(JsonMembers.Text(json, "parentSpanId") ?? JsonMembers.Text(JsonMembers.Find(json, "parentSpanContext"), "spanId")),
            Name = name,
            Kind = JsonMembers.Find(json, "kind") is { ValueKind: JsonValueKind.Number } kind && kind.TryGetInt32(out var number) && Enum.IsDefined((SpanKind)number) ? (SpanKind)number : SpanKind.Internal,
            Type = SpanTypeReader.Of(name, attributes),
            Source = JsonMembers.Text(JsonMembers.Find(json, "instrumentationScope"), "name"),
            StartedAt = start,
            Duration = end > start ? end - start : TimeSpan.Zero,
            Status = OtlpSpans.StatusOf(JsonMembers.Find(status, "code")),
            StatusMessage = ImportValues.Text(status, "message", ref cut),
            Attributes = attributes,
            Events = Events(JsonMembers.Find(json, "events"), start, ref cut),
        };
        return new ImportedSpan(ImportIds.Trace(JsonMembers.Text(context, "traceId"), json), span, cut);
    }

    private static List<SpanEvent> Events(JsonElement? events, DateTimeOffset start, ref int cut)
    {
        var read = new List<SpanEvent>();
        foreach (var item in JsonMembers.Items(events).Take(TraceLimits.Events))
        {
            read.Add(new SpanEvent(
                ImportValues.Text(item, "name", ref cut) ?? "event",
                ImportTime.OfPair(JsonMembers.Find(item, "time")) ?? start,
                ImportValues.Attributes(JsonMembers.Find(item, "attributes"), ref cut)));
        }

        return read;
    }
}
