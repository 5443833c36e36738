using System.Text.Json;
using EvalKit.Chat.Prices;
using EvalKit.Running;
using EvalKit.Tracing.Reading;

namespace EvalKit.Reporting.Traces;

/// <summary>A span as the page reads it. What it does not say is left out.</summary>
/// <param name="prices">What models cost.</param>
/// <param name="start">When its trace began.</param>
/// <param name="counted">The spans whose tokens count; of another one they are a sum of what is inside.</param>
internal sealed class SpanJson(PriceTable prices, DateTimeOffset start, IReadOnlySet<object?> counted)
{
    public void Write(Utf8JsonWriter writer, ShownSpan shown)
    {
        var span = shown.Span;
        var view = SpanView.Of(span);
        writer.WriteStartObject();
        writer.WriteNumber("depth", shown.Depth);
        Text(writer, "name", span.Name);
        Text(writer, "type", span.Type);
        writer.WriteString("kind", JsonDocumentWriter.Name(span.Kind));
        Text(writer, "source", span.Source);
        Time(writer, "at", span.StartedAt - start);
        Time(writer, "ms", span.Duration);
        writer.WriteString("status", JsonDocumentWriter.Name(span.Status));
        WriteFacts(writer, view);
        WriteTexts(writer, view);
        writer.WriteEndObject();
    }

    private void WriteFacts(Utf8JsonWriter writer, SpanView view)
    {
        Text(writer, "model", view.Model);
        Text(writer, "provider", view.Provider);
        Text(writer, "answered_by", view.AnsweredBy);
        Whole(writer, "input_tokens", view.Usage?.InputTokens);
        Whole(writer, "output_tokens", view.Usage?.OutputTokens);
        Whole(writer, "cached_tokens", view.CachedInputTokens);
        Whole(writer, "reasoning_tokens", view.ReasoningTokens);
        if (view.Usage is not null && !counted.Contains(view.Span))
        {
            writer.WriteBoolean("is_sum", true);
        }

        if ((view.Usage is null && view.CostUsd is null ? null : TraceCost.Of(view, prices)) is { } cost)
        {
            writer.WriteNumber("cost_usd", cost);
        }

        if (view.TimeToFirstToken is { } first)
        {
            Time(writer, "first_token_ms", first);
        }

        Text(writer, "finish", view.FinishReasons.Count > 0 ? string.Join(", ", view.FinishReasons) : null);
    }

    private void WriteTexts(Utf8JsonWriter writer, SpanView view)
    {
        if (SpanContent.Error(view.Span) is { } error)
        {
            writer.WritePropertyName("error");
            Write(writer, ShownText.Of("error", error, ShownLimits.TextLength));
        }

        // The answer comes before the question: of a long conversation there is room for what is new.
        var content = new TextBudget(ShownLimits.ContentLength, ShownLimits.TextLength);
        Write(writer, "output", content.Take(SpanContent.Output(view)), content.Omitted);
        var before = content.Omitted;
        Write(writer, "input", content.TakeLast(SpanContent.Input(view)), content.Omitted - before);
        var beside = new TextBudget(ShownLimits.AttributesLength, ShownLimits.AttributeLength);
        WriteEvents(writer, view.Span, beside);
        before = beside.Omitted;
        Write(writer, "attributes", beside.Take(SpanContent.Attributes(view.Span.Attributes)), beside.Omitted - before);
    }

    private void WriteEvents(Utf8JsonWriter writer, Span span, TextBudget budget)
    {
        if (span.Events.Count == 0)
        {
            return;
        }

        var omitted = 0;
        writer.WriteStartArray("events");
        foreach (var item in span.Events)
        {
            if (budget.Take(item.Name, "") is not { } name)
            {
                omitted++;
                continue;
            }

            var before = budget.Omitted;
            writer.WriteStartObject();
            writer.WriteString("name", name.Label);
            Time(writer, "at", item.Time - start);
            Write(writer, "attributes", budget.Take(SpanContent.Attributes(item.Attributes)), budget.Omitted - before);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Omitted(writer, "events", omitted);
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<ShownText> texts, int omitted)
    {
        if (texts.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                Write(writer, text);
            }

            writer.WriteEndArray();
        }

        Omitted(writer, name, omitted);
    }

    private static void Write(Utf8JsonWriter writer, ShownText text)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(text.Label);
        writer.WriteStringValue(text.Text);
        if (text.Omitted > 0)
        {
            writer.WriteNumberValue(text.Omitted);
        }

        writer.WriteEndArray();
    }

    private static void Omitted(Utf8JsonWriter writer, string name, int count)
    {
        if (count > 0)
        {
            writer.WriteNumber($"{name}_omitted", count);
        }
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, ShownText.Name(text));
        }
    }

    private static void Whole(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    /// <summary>In milliseconds; more digits than microseconds are noise.</summary>
    private static void Time(Utf8JsonWriter writer, string name, TimeSpan time) => writer.WriteNumber(name, Math.Round(time.TotalMilliseconds, 3));
}
