using System.Text.Json;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;
using EvalKit.Reporting.Traces;

namespace EvalKit.Reporting.Html;

/// <summary>The columns of the table of cases, one array each: everything that rows, filters and sorting need.</summary>
internal static class CaseIndex
{
    private const int PreviewLength = 160;

    /// <param name="run">The run.</param>
    /// <param name="cases">Its cases, in the order of the table.</param>
    /// <param name="details">Which of them have details.</param>
    /// <param name="traces">The traces that the page has.</param>
    public static byte[] Json(EvalRun run, IReadOnlyList<ReportCase> cases, CaseDetails details, IReadOnlyList<TraceChunk> traces) => Payload.Json(writer =>
    {
        var tags = cases.SelectMany(c => c.Case.Tags).Select(TagText).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var tagNumbers = tags.Select((tag, number) => (tag, number)).ToDictionary(t => t.tag, t => t.number, StringComparer.Ordinal);
        writer.WriteStartObject();
        writer.WriteBoolean("compared", run.Comparison is not null);
        WriteFeedback(writer, run);
        WriteArray(writer, "ids", cases, c => writer.WriteStringValue(c.Case.Id));
        WriteArray(writer, "inputs", cases, c => writer.WriteStringValue(InputPreview(c.Case)));
        WriteArray(writer, "outputs", cases, c => writer.WriteStringValue(ShortText.Of(run.Results.Rows[c.FirstRow].Trial.Output?.Text ?? "", PreviewLength)));
        writer.WriteString("movement", string.Concat(cases.Select(Letter)));
        writer.WriteString("failed", Flags(cases, c => c.Failed));
        writer.WriteString("errors", Flags(cases, c => c.HasError));
        writer.WriteString("different", Flags(cases, c => c.DifferentText == true));
        WriteArray(writer, "positions", cases, c => writer.WriteNumberValue(c.Position));
        WriteArray(writer, "tags", tags, writer.WriteStringValue);
        WriteArray(writer, "case_tags", cases, c => WriteNumbers(writer, c.Case.Tags.Select(t => tagNumbers[TagText(t)])));
        WriteArray(writer, "latency", cases, c => WriteNumber(writer, Latency(run.Results, c)));
        WriteScores(writer, run, cases);
        WriteNumbersOf(writer, "detail", cases.Select(details.NumberOf));
        WriteNumbersOf(writer, "chunks", details.ChunkSizes);
        WriteNumbersOf(writer, "trace_chunks", traces.Select(t => t.Count));
        writer.WriteEndObject();
    });

    internal static string TagText(KeyValuePair<string, string> tag) => tag.Value == "true" ? tag.Key : $"{tag.Key}={tag.Value}";

    private static void WriteFeedback(Utf8JsonWriter writer, EvalRun run)
    {
        var gated = DecidingFeedback.Gated(run);
        WriteArray(writer, "feedback", run.Results.Columns, column =>
        {
            var info = column.Info;
            writer.WriteStartObject();
            writer.WriteString("name", info.Name);
            writer.WriteString("kind", JsonDocumentWriter.Name(info.ValueKind));
            writer.WriteBoolean("lower", info.Polarity == Polarity.LowerIsBetter);
            writer.WriteBoolean("share", NumberText.IsShare(info));
            writer.WriteString("unit", info.Unit);
            writer.WriteBoolean("gated", gated.Contains(info.Name));
            writer.WriteBoolean("judge", info.ScorerKind == ScorerKind.Judge);
            writer.WriteEndObject();
        });
    }

    private static void WriteScores(Utf8JsonWriter writer, EvalRun run, IReadOnlyList<ReportCase> cases)
    {
        WriteArray(writer, "scores", run.Results.Columns, column =>
        {
            var values = run.Results.CaseValues(column.Info.Name);
            writer.WriteStartObject();
            WriteArray(writer, "value", cases, c => WriteValue(writer, values[c.Position].Value, values[c.Position].Label));
            WriteArray(writer, "baseline", cases, c =>
            {
                var before = c.Baseline?.Feedback.GetValueOrDefault(column.Info.Name)?.Value;
                WriteValue(writer, before?.Number, before?.Label);
            });
            writer.WriteString("error", Flags(cases, c => values[c.Position].Errored > 0));
            writer.WriteEndObject();
        });
    }

    private static string InputPreview(EvalCase evalCase) => evalCase.Inputs.Count == 1
        ? ShortText.Of(evalCase.Inputs.Text(evalCase.Inputs.Keys.First()) ?? "", PreviewLength)
        : ShortText.Of(string.Join(" · ", evalCase.Inputs.Keys.Select(name => $"{name}: {evalCase.Inputs.Text(name)}")), PreviewLength);

    private static double? Latency(RunResults results, ReportCase reportCase)
    {
        var measured = Enumerable.Range(reportCase.FirstRow, reportCase.RowCount).Select(row => results.Rows[row].Trial.Latency?.TotalMilliseconds).OfType<double>().ToList();
        return measured.Count > 0 ? Math.Round(measured.Average(), 3) : null;
    }

    private static char Letter(ReportCase reportCase) => reportCase.Movement switch
    {
        CaseMovement.Regressed => 'r',
        CaseMovement.Changed => 'c',
        CaseMovement.Improved => 'i',
        CaseMovement.New => 'n',
        CaseMovement.Edited => 'e',
        CaseMovement.Same => 's',
        _ => '-',
    };

    private static string Flags(IEnumerable<ReportCase> cases, Func<ReportCase, bool> flag) => string.Concat(cases.Select(c => flag(c) ? '1' : '0'));

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumbersOf(Utf8JsonWriter writer, string name, IEnumerable<int> numbers)
    {
        writer.WritePropertyName(name);
        WriteNumbers(writer, numbers);
    }

    private static void WriteNumbers(Utf8JsonWriter writer, IEnumerable<int> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, double? number, string? label)
    {
        if (label is not null)
        {
            writer.WriteStringValue(ShortText.Of(label, PreviewLength));
        }
        else
        {
            WriteNumber(writer, number);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double? number)
    {
        if (number is { } value && double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
