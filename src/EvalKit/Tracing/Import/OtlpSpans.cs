using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing.Import;

/// <summary>Reads spans of OTLP's JSON: an export request with <c>resourceSpans</c>, or a span alone.</summary>
internal static class OtlpSpans
{
    private static readonly string[] Kinds = ["SPAN_KIND_UNSPECIFIED", "SPAN_KIND_INTERNAL", "SPAN_KIND_SERVER", "SPAN_KIND_CLIENT", "SPAN_KIND_PRODUCER", "SPAN_KIND_CONSUMER"];

    public static bool AreIn(JsonElement json) => JsonMembers.Find(json, "resourceSpans") is { ValueKind: JsonValueKind.Array };

    public static IEnumerable<ImportedSpan> Read(JsonElement json) =>
        from resource in JsonMembers.Items(JsonMembers.Find(json, "resourceSpans"))
        from scope in JsonMembers.Items(JsonMembers.Find(resource, "scopeSpans") ?? JsonMembers.Find(resource, "instrumentationLibrarySpans"))
        let source = JsonMembers.Text(JsonMembers.Find(scope, "scope") ?? JsonMembers.Find(scope, "instrumentationLibrary"), "name")
        from span in JsonMembers.Items(JsonMembers.Find(scope, "spans"))
        select ReadSpan(span, source);

    public static ImportedSpan ReadSpan(JsonElement json, string? source)
    {
        var cut = 0;
        var attributes = ImportValues.Attributes(JsonMembers.Find(json, "attributes"), ref cut);
        var name = ImportValues.Text(json, "name", ref cut) ?? "span";
        var start = ImportTime.OfNanoseconds(JsonMembers.Find(json, "startTimeUnixNano")) ?? DateTimeOffset.UnixEpoch;
        var end = ImportTime.OfNanoseconds(JsonMembers.Find(json, "endTimeUnixNano")) ?? start;
        var status = JsonMembers.Find(json, "status");
        var span = new Span
        {
            SpanId = ImportIds.Span(JsonMembers.Text(json, "spanId"), json),
            ParentId = ImportIds.Parent(JsonMembers.Text(json, "parentSpanId")),
            Name = name,
            Kind = KindOf(JsonMembers.Find(json, "kind")),
            Type = SpanTypeReader.Of(name, attributes),
            Source = source,
            StartedAt = start,
            Duration = end > start ? end - start : TimeSpan.Zero,
            Status = StatusOf(JsonMembers.Find(status, "code")),
            StatusMessage = ImportValues.Text(status, "message", ref cut),
            Attributes = attributes,
            Events = Events(JsonMembers.Find(json, "events"), ref cut),
        };
        return new ImportedSpan(ImportIds.Trace(JsonMembers.Text(json, "traceId"), json), span, cut);
    }

    public static SpanStatus StatusOf(JsonElement? code) => code switch
    {
        { ValueKind: JsonValueKind.String } text => JsonMembers.TextOf(text) switch { "STATUS_CODE_OK" or "OK" => SpanStatus.Ok, "STATUS_CODE_ERROR" or "ERROR" => SpanStatus.Error, _ => SpanStatus.Unset },
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var code32) && code32 is 1 or 2 => (SpanStatus)code32,
        _ => SpanStatus.Unset,
    };

    private static SpanKind KindOf(JsonElement? kind)
    {
        var number = kind switch
        {
            { ValueKind: JsonValueKind.String } text => Array.IndexOf(Kinds, JsonMembers.TextOf(text)),
            { ValueKind: JsonValueKind.Number } told when told.TryGetInt32(out var code) => code,
            _ => 0,
        };
        return number >= 1 && number < Kinds.Length ? (SpanKind)(number - 1) : SpanKind.Internal;
    }

    private static List<SpanEvent> Events(JsonElement? events, ref int cut)
    {
        var read = new List<SpanEvent>();
        foreach (var item in JsonMembers.Items(events))
        {
            if (read.Count == TraceLimits.Events)
            {
                cut++;
                break;
            }

            read.Add(new SpanEvent(
                ImportValues.Text(item, "name", ref cut) ?? "event",
                ImportTime.OfNanoseconds(JsonMembers.Find(item, "timeUnixNano")) ?? DateTimeOffset.UnixEpoch,
                ImportValues.Attributes(JsonMembers.Find(item, "attributes"), ref cut)));
        }

        return read;
    }
}
