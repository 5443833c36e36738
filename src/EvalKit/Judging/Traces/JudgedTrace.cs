using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Judging.Safety;
using EvalKit.Scoring;
using EvalKit.Tracing;
using EvalKit.Tracing.Reading;

namespace EvalKit.Judging;

/// <summary>
/// A trace as a judge sees it. Its spans have ids of their own, s1, s2, … in the order in which they began: those of the trace are made anew with each run, may be anything, and would make
/// another request of each. Measured times are left out for the same reason. Not thread-safe.
/// </summary>
internal sealed class JudgedTrace
{
    /// <summary>Attributes that hold a time which was measured: no two runs have the same.</summary>
    private static readonly HashSet<string> Measured = new(StringComparer.Ordinal)
    {
        "gen_ai.response.time_to_first_chunk", "gen_ai.server.time_to_first_token", "gen_ai.server.request.duration", "ai.response.msToFirstChunk", "ai.response.msToFinish",
        "ai.response.avgCompletionTokensPerSecond", "ai.response.avgOutputTokensPerSecond", "ai.response.timestamp", "llm.latency",
    };

    private readonly IReadOnlyList<SpanView> _views;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Index, SpanPart Part), string> _parts = [];
    private readonly TraceText _text;
    private readonly bool _durations;

    private JudgedTrace(TraceRecord trace, string origin, JudgeDefences defences, bool durations)
    {
        Origin = origin;
        LeftOut = trace.DroppedSpans;
        _views = [.. trace.Spans.Select(SpanView.Of)];
        _text = new TraceText(defences);
        _durations = durations;
        for (var i = 0; i < _views.Count; i++)
        {
            _ids.TryAdd(_views[i].Span.SpanId, IdOf(i));
        }

        Hash = HashOfAll();
        Findings = _text.Findings;
    }

    /// <summary>Where it is from: <c>trace</c>, <c>outputs.messages</c> or <c>outputs.tool_calls</c>.</summary>
    public string Origin { get; }

    /// <summary>How many spans there are.</summary>
    public int Count => _views.Count;

    /// <summary>Spans that were not kept when the trace was captured.</summary>
    public int LeftOut { get; }

    /// <summary>A hash over all that a judge could read, so that a delimiter which is made of it stands nowhere in it.</summary>
    public string Hash { get; }

    /// <summary>What is changed in its texts before a judge sees them; null for nothing.</summary>
    public JsonObject? Findings { get; }

    /// <summary>
    /// The trace of a trial: its spans where any is of a model, a tool, a search or another step, else what the app told of its conversation or its tool calls. Null where there is none, and for a
    /// judge that reads none.
    /// </summary>
    public static JudgedTrace? Of(JudgeFile judge, ScoreArguments args) =>
        judge.ReadsTrace && Find(args) is var (trace, origin) ? new JudgedTrace(trace, origin, judge.Defences, judge.Trace.Durations) : null;

    public static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"s{index + 1}");

    /// <summary>The index of a span by its id; null for none.</summary>
    public int? IndexOf(string id) =>
        id.Length > 1 && id[0] == 's' && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Count && IdOf(number - 1) == id
            ? number - 1
            : null;

    /// <summary>A span in a line: what it is.</summary>
    public string Head(int index) => TraceText.Json(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, index);
        writer.WriteEndObject();
    });

    /// <summary>A span in a line: what it is, was given and returned.</summary>
    /// <param name="index">Which.</param>
    /// <param name="shown">What the lines before it showed of conversations, which is only counted then; takes that of this one.</param>
    public string Line(int index, ShownMessages shown) => TraceText.Json(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, index);
        var view = _views[index];
        if (HasMessages(view))
        {
            var messages = view.InputMessages.Select(m => TraceText.Json(w => _text.Write(w, m))).ToList();
            var earlier = shown.CountOf(messages);
            WriteRaw(writer, "inputs", messages.Skip(earlier));
            if (earlier > 0)
            {
                writer.WriteNumber("earlier_messages", earlier);
            }

            shown.Add(messages.Concat(view.OutputMessages.Select(m => TraceText.Json(w => _text.Write(w, m)))));
        }
        else
        {
            writer.WritePropertyName("inputs");
            writer.WriteRawValue(Part(index, SpanPart.Inputs), skipInputValidation: true);
        }

        writer.WritePropertyName("outputs");
        writer.WriteRawValue(Part(index, SpanPart.Outputs), skipInputValidation: true);
        writer.WriteEndObject();
    });

    /// <summary>A part of a span as JSON in a line.</summary>
    public string Part(int index, SpanPart part)
    {
        if (!_parts.TryGetValue((index, part), out var text))
        {
            text = _parts[(index, part)] = TraceText.Json(writer => Write(writer, _views[index], part));
        }

        return text;
    }

    private static (TraceRecord Trace, string Origin)? Find(ScoreArguments args)
    {
        if (args.Trace is { } trace && trace.Spans.Any(s => s.Type is not (null or SpanTypes.Trial)))
        {
            return (trace, Needs.Trace);
        }

        // An app that works elsewhere, and tells what it did there, leaves spans of remote calls alone here.
        var told = args.Trial.Output?.Messages is { } messages ? ToldTrace.OfMessages(messages, args.Trial.TraceId) : null;
        return told is { Spans.Count: > 0 } ? (told, Needs.Messages)
            : args.Trial.Output?.ToolCalls is { } calls ? (ToldTrace.OfToolCalls(calls, args.Trial.TraceId), Needs.ToolCalls)
            : args.Trace is { } spans ? (spans, Needs.Trace)
            : told is not null ? (told, Needs.Messages)
            : null;
    }

    private string HashOfAll() => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartArray();
        for (var i = 0; i < Count; i++)
        {
            writer.WriteStringValue(Head(i));
            foreach (var part in Enum.GetValues<SpanPart>())
            {
                writer.WriteStringValue(Part(i, part));
            }
        }

        writer.WriteEndArray();
    });

    private static bool HasMessages(SpanView view) => view.Tool is null && view.InputMessages.Count > 0;

    private void WriteHead(Utf8JsonWriter writer, int index)
    {
        var span = _views[index].Span;
        writer.WriteString("id", IdOf(index));
        writer.WriteString("parent", span.ParentId is { } parent && _ids.TryGetValue(parent, out var id) ? id : null);
        writer.WriteString("kind", _text.Of(span.Type ?? span.Kind.ToString().ToLowerInvariant()));
        writer.WriteString("name", _text.Of(span.Name));
        writer.WriteString("status", span.Status == SpanStatus.Error ? "error" : "ok");
        if (span.StatusMessage is { Length: > 0 } message)
        {
            writer.WriteString("status_message", _text.Of(message));
        }

        if (_durations)
        {
            writer.WriteNumber("ms", Math.Round(span.Duration.TotalMilliseconds, 1));
        }
    }

    private void Write(Utf8JsonWriter writer, SpanView view, SpanPart part)
    {
        switch (part)
        {
            case SpanPart.Inputs when view.Tool is { } tool:
                _text.Write(writer, tool.Arguments ?? default);
                break;
            case SpanPart.Inputs when HasMessages(view):
                WriteMessages(writer, view.InputMessages);
                break;
            case SpanPart.Inputs:
                _text.Write(writer, view.Input ?? default);
                break;
            case SpanPart.Outputs when view.Tool is { } tool:
                _text.Write(writer, tool.Result ?? default);
                break;
            case SpanPart.Outputs when view.Documents.Count > 0:
                WriteDocuments(writer, view.Documents);
                break;
            case SpanPart.Outputs when view.OutputMessages.Count > 0:
                WriteMessages(writer, view.OutputMessages);
                break;
            case SpanPart.Outputs:
                _text.Write(writer, view.Output ?? default);
                break;
            default:
                WriteAttributes(writer, view.Span);
                break;
        }
    }

    private void WriteMessages(Utf8JsonWriter writer, IReadOnlyList<SpanMessage> messages)
    {
        writer.WriteStartArray();
        foreach (var message in messages)
        {
            _text.Write(writer, message);
        }

        writer.WriteEndArray();
    }

    private void WriteDocuments(Utf8JsonWriter writer, IReadOnlyList<string> documents)
    {
        writer.WriteStartArray();
        foreach (var document in documents)
        {
            writer.WriteStringValue(_text.Of(document));
        }

        writer.WriteEndArray();
    }

    private void WriteAttributes(Utf8JsonWriter writer, Span span)
    {
        writer.WriteStartObject();
        WriteFields(writer, "attributes", span.Attributes);
        if (span.Events.Count > 0)
        {
            writer.WriteStartArray("events");
            foreach (var happened in span.Events)
            {
                writer.WriteStartObject();
                writer.WriteString("name", _text.Of(happened.Name));
                WriteFields(writer, "attributes", happened.Attributes);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void WriteFields(Utf8JsonWriter writer, string name, CaseFields fields)
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in fields.Where(f => !Measured.Contains(f.Key)))
        {
            writer.WritePropertyName(_text.Of(key));
            _text.Write(writer, AttributeReader.Parsed(value));
        }

        writer.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter writer, string name, IEnumerable<string> items)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteRawValue(item, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }
}
