using System.Text.Json;
using EvalKit.Tracing;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tests.Tracing;

/// <summary>Spans and traces, as short as a test wants them. Attributes are JSON; times count milliseconds from a fixed start.</summary>
internal static class Traces
{
    public const string Id = "0af7651916cd43dd8448eb211c80319c";

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Span Span(string id, string attributes = "{}", string? parent = null, string name = "span", int at = 0, int ms = 10, SpanStatus status = SpanStatus.Unset, params SpanEvent[] events)
    {
        var fields = Fields(attributes);
        return new Span
        {
            SpanId = id,
            ParentId = parent,
            Name = name,
            Type = SpanTypeReader.Of(name, fields),
            StartedAt = Start.AddMilliseconds(at),
            Duration = TimeSpan.FromMilliseconds(ms),
            Status = status,
            Attributes = fields,
            Events = events,
        };
    }

    public static Span Root(string id = "root", int ms = 1000) => Span(id, name: "trial", ms: ms) with { Type = SpanTypes.Trial };

    public static TraceRecord Of(params Span[] spans) => new() { TraceId = Id, TrialId = Id, Spans = spans };

    public static CaseFields Fields(string json) => new(JsonElement.Parse(json).EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>The view of what is left of attributes where no content is kept.</summary>
    public static SpanView ViewWithoutContent(string attributes) =>
        SpanView.Of(Span("a", attributes) with { Attributes = new CaseFields(Fields(attributes).Where(f => !ContentNames.IsAttribute(f.Key))) });

    public static SpanView View(string attributes, params SpanEvent[] events) => SpanView.Of(Span("a", attributes, events: events));
}
