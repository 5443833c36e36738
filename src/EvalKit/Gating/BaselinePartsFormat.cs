using System.Text.Json;

namespace EvalKit.Gating;

/// <summary>What a line of a baseline file holds of run metrics: by name the parts, each a list of its numbers and then its labels, and the metric's fingerprint.</summary>
internal static class BaselinePartsFormat
{
    private const string Key = "run_metrics";

    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, BaselineParts> metrics)
    {
        writer.WriteStartObject(Key);
        foreach (var (name, kept) in metrics.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(name);
            writer.WriteStartArray("parts");
            foreach (var part in kept.Parts)
            {
                Write(writer, part);
            }

            writer.WriteEndArray();
            writer.WriteString("source_id", kept.SourceId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The parts of a case, none where it has no run metrics; null when they are not what the format asks for.</summary>
    public static IReadOnlyDictionary<string, BaselineParts>? Read(JsonElement line)
    {
        var read = new Dictionary<string, BaselineParts>(StringComparer.Ordinal);
        if (!line.TryGetProperty(Key, out var metrics))
        {
            return read;
        }

        if (metrics.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var metric in metrics.EnumerateObject())
        {
            if (metric.Value.ValueKind != JsonValueKind.Object
                || !metric.Value.TryGetProperty("source_id", out var source) || source.ValueKind != JsonValueKind.String
                || !metric.Value.TryGetProperty("parts", out var parts) || parts.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var list = parts.EnumerateArray().Select(ReadPart).ToList();
            if (list.Contains(null))
            {
                return null;
            }

            read[metric.Name] = new BaselineParts([.. list.OfType<RunMetricPart>()], source.GetString()!);
        }

        return read;
    }

    private static void Write(Utf8JsonWriter writer, RunMetricPart part)
    {
        writer.WriteStartArray();
        foreach (var number in part.Numbers)
        {
            writer.WriteNumberValue(number);
        }

        foreach (var label in part.Labels)
        {
            writer.WriteStringValue(label);
        }

        writer.WriteEndArray();
    }

    private static RunMetricPart? ReadPart(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var items = part.EnumerateArray().ToList();
        var numbers = items.TakeWhile(i => i.ValueKind == JsonValueKind.Number).ToList();
        var labels = items.Skip(numbers.Count).ToList();
        return labels.TrueForAll(l => l.ValueKind == JsonValueKind.String) && numbers.TrueForAll(n => double.IsFinite(n.GetDouble()))
            ? RunMetricPart.Of([.. numbers.Select(n => n.GetDouble())], [.. labels.Select(l => l.GetString()!)])
            : null;
    }
}
