using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Gating;

/// <summary>The lines of a baseline file: a header, then one object a case, sorted by id (docs/formats/baseline.schema.json).</summary>
internal static class BaselineFormat
{
    public const int Schema = 1;

    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Ids and labels stay readable in a diff: the file is read as JSON, never as HTML.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Lines(Baseline baseline) =>
        baseline.Cases.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => Line(w => WriteCase(w, c))).Prepend(Line(w => WriteHeader(w, baseline)));

    private static void WriteHeader(Utf8JsonWriter writer, Baseline baseline)
    {
        writer.WriteNumber("schema", Schema);
        writer.WriteString("suite", baseline.Suite);
        writer.WriteString("dataset_hash", baseline.DatasetHash);
        writer.WriteString("app", baseline.App);
        writer.WriteString("blessed_at", baseline.BlessedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        if (baseline.RunId is not null)
        {
            writer.WriteString("run_id", baseline.RunId);
        }

        if (baseline.Models.Count > 0)
        {
            writer.WriteStartObject("models");
            foreach (var (model, served) in baseline.Models.OrderBy(m => m.Key, StringComparer.Ordinal))
            {
                writer.WriteStartArray(model);
                served.Order(StringComparer.Ordinal).ToList().ForEach(writer.WriteStringValue);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        if (baseline.Untrusted.Count > 0)
        {
            writer.WriteStartArray("untrusted");
            baseline.Untrusted.Order(StringComparer.Ordinal).ToList().ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        }
    }

    private static void WriteCase(Utf8JsonWriter writer, BaselineCase evalCase)
    {
        writer.WriteString("id", evalCase.Id);
        writer.WriteString("case_hash", evalCase.CaseHash);
        writer.WriteString("output_hash", evalCase.OutputHash);
        if (evalCase.ContextHash is { } context)
        {
            writer.WriteString("context_hash", context);
        }

        writer.WriteNumber("repeats", evalCase.Repeats);
        writer.WriteStartObject("feedback");
        foreach (var (name, feedback) in evalCase.Feedback.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(name);
            WriteFeedback(writer, feedback);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        if (evalCase.Parts.Count > 0)
        {
            BaselinePartsFormat.Write(writer, evalCase.Parts);
        }
    }

    private static void WriteFeedback(Utf8JsonWriter writer, BaselineFeedback feedback)
    {
        if (feedback.Value is not { } value)
        {
            writer.WriteString("error", feedback.Error);
            return;
        }

        if (value.Number is { } number)
        {
            writer.WriteNumber("value", number);
        }
        else
        {
            writer.WriteString("value", value.Label);
        }

        writer.WriteString("source_id", feedback.SourceId);
        if (feedback.PassShare is { } share)
        {
            writer.WriteNumber("pass_share", share);
        }
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
