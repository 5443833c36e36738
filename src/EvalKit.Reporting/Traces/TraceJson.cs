using System.Text.Json;
using EvalKit.Chat.Prices;
using EvalKit.Reporting.Html;
using EvalKit.Running;
using EvalKit.Tracing;

namespace EvalKit.Reporting.Traces;

/// <summary>The traces of a trial as the page reads them: what the app did, then what each judge did.</summary>
/// <param name="prices">What models cost.</param>
internal sealed class TraceJson(PriceTable prices)
{
    /// <param name="traces">The traces of one trial.</param>
    /// <param name="feedback">The trial's feedback, which name the traces of their judges.</param>
    public byte[] Of(IReadOnlyList<TraceRecord> traces, IReadOnlyList<Feedback> feedback) => Payload.Json(writer =>
    {
        writer.WriteStartArray();
        foreach (var trace in traces)
        {
            Write(writer, trace, feedback);
        }

        writer.WriteEndArray();
    });

    private void Write(Utf8JsonWriter writer, TraceRecord trace, IReadOnlyList<Feedback> feedback)
    {
        var told = TraceTelemetry.Of(trace);
        var shown = SpanTree.Read(trace.Spans, ShownLimits.Spans);
        var start = trace.Spans.Min(s => s.StartedAt);
        writer.WriteStartObject();
        writer.WriteString("id", trace.TraceId);
        writer.WriteBoolean("of_app", trace.IsOfTrial);
        writer.WriteString("name", trace.IsOfTrial ? null : NameOf(trace, feedback));
        writer.WriteNumber("ms", (trace.Spans.Max(s => s.StartedAt + s.Duration) - start).TotalMilliseconds);
        writer.Number("input_tokens", told.Usage?.InputTokens);
        writer.Number("output_tokens", told.Usage?.OutputTokens);
        writer.Number("cost_usd", (double?)TraceCost.Of(told, prices));
        writer.WriteNumber("spans_omitted", trace.Spans.Count - shown.Count);
        writer.WriteNumber("spans_dropped", trace.DroppedSpans);
        writer.WriteNumber("values_cut", trace.CutValues);
        var counted = told.ModelCalls.Select(c => c.Span).ToHashSet(ReferenceEqualityComparer.Instance);
        var span = new SpanJson(prices, start, counted);
        writer.WriteStartArray("spans");
        foreach (var one in shown)
        {
            span.Write(writer, one);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A judge's trace is called as the feedback that it made; one that made none as its outermost span.</summary>
    private static string NameOf(TraceRecord trace, IReadOnlyList<Feedback> feedback)
    {
        var made = feedback.Where(f => f.Metadata?[FeedbackMetadata.TraceId]?.ToString() == trace.TraceId).Select(f => f.Name).Distinct(StringComparer.Ordinal).ToList();
        return ShownText.Name(made.Count > 0 ? string.Join(", ", made) : trace.Spans[0].Name);
    }
}
