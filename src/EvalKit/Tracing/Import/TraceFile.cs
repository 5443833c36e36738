using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing.Import;

/// <summary>
/// Reads traces from files: OTLP's JSON (an export request, several as JSON Lines, or spans alone), spans as OpenTelemetry for JavaScript holds them, and traces that
/// were exported from Langfuse.
/// </summary>
public static class TraceFile
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = TraceLimits.JsonDepth };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The traces in the order of their first spans in the file; the spans of each by start.</returns>
    /// <exception cref="EvalKitException">The file cannot be read, is too large, or holds no spans.</exception>
    public static IReadOnlyList<TraceRecord> Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > TraceLimits.FileBytes)
            {
                throw Fault(path, $"it has more than {TraceLimits.FileBytes / (1024 * 1024)} MiB. Export fewer traces at once");
            }

            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvalKitException(FaultKind.Usage, $"The traces {path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="EvalKitException">It holds no spans.</exception>
    public static IReadOnlyList<TraceRecord> Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spans = Documents(text, name).SelectMany(SpansIn).ToList();
        return spans.Count > 0
            ? [.. spans.GroupBy(s => s.TraceId, StringComparer.Ordinal).Select(g => Trace(g.Key, [.. g]))]
            : throw Fault(name, "it holds no spans: expected OTLP as JSON (resourceSpans), spans of OpenTelemetry, or a trace exported from Langfuse");
    }

    private static TraceRecord Trace(string id, IReadOnlyList<ImportedSpan> spans)
    {
        var kept = spans.DistinctBy(s => s.Span.SpanId).Take(TraceLimits.Spans).ToList();
        return new TraceRecord
        {
            TraceId = id,
            TrialId = id,
            Spans = [.. kept.Select(s => s.Span).OrderBy(s => s.StartedAt).ThenBy(s => s.ParentId is not null)],
            DroppedSpans = spans.Count - kept.Count,
            CutValues = kept.Sum(s => s.Cut),
        };
    }

    private static IEnumerable<ImportedSpan> SpansIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(SpansIn),
        JsonValueKind.Object when OtlpSpans.AreIn(json) => OtlpSpans.Read(json),
        JsonValueKind.Object when LangfuseSpans.AreIn(json) => LangfuseSpans.Read(json),
        JsonValueKind.Object when JsSpans.IsOne(json) => [JsSpans.Read(json)],
        JsonValueKind.Object when JsonMembers.Text(json, "name") is not null && JsonMembers.Find(json, "attributes") is not null => [OtlpSpans.ReadSpan(json, source: null)],
        _ => [],
    };

    /// <summary>The file as one JSON document, else as one in each line.</summary>
    private static List<JsonElement> Documents(string text, string name)
    {
        try
        {
            return [JsonElement.Parse(text, Options)];
        }
        catch (JsonException fault) when (!text.AsSpan().Trim().Contains('\n'))
        {
            throw Fault(name, $"it is no JSON: {fault.Message.TrimEnd('.')}");
        }
        catch (JsonException)
        {
            return Lines(text, name);
        }
    }

    private static List<JsonElement> Lines(string text, string name)
    {
        var documents = new List<JsonElement>();
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                continue;
            }

            try
            {
                documents.Add(JsonElement.Parse(line, Options));
            }
            catch (JsonException fault)
            {
                throw Fault(FormattableString.Invariant($"{name}:{number}"), $"it is no JSON, neither as a whole nor in this line: {fault.Message.TrimEnd('.')}");
            }
        }

        return documents;
    }

    private static EvalKitException Fault(string name, string problem) => new(FaultKind.Usage, $"The traces {name} cannot be read: {problem}.");
}
