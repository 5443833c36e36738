using System.Text.Json;

namespace EvalKit.Reporting;

/// <summary>The document of <c>evalkit compare --json</c>; its schema is <c>docs/formats/compare.schema.json</c>.</summary>
public static class CompareJson
{
    /// <summary>Writes a comparison.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Write(TextWriter output, Comparison comparison) =>
        JsonDocumentWriter.WriteDocument(output, writer => WriteMembers(writer, comparison));

    internal static void WriteMembers(Utf8JsonWriter writer, Comparison comparison)
    {
        writer.WriteNumber("schema", JsonDocumentWriter.Schema);
        writer.WriteString("candidate", comparison.Candidate);
        writer.WriteString("baseline", comparison.Baseline);
        writer.WriteNumber("paired", comparison.Paired);
        WriteIds(writer, "only_candidate", comparison.OnlyCandidate);
        WriteIds(writer, "only_baseline", comparison.OnlyBaseline);
        WriteIds(writer, "changed_cases", comparison.ChangedCases);
        writer.WriteStartObject("feedback");
        foreach (var feedback in comparison.Feedback)
        {
            WriteFeedback(writer, feedback);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("run_metrics");
        foreach (var metric in comparison.RunMetrics)
        {
            WriteRunMetric(writer, metric);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("cases");
        foreach (var change in comparison.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", change.Id);
            writer.WriteString("feedback", change.Feedback);
            writer.Number("baseline", change.Baseline);
            writer.Number("candidate", change.Candidate);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFeedback(Utf8JsonWriter writer, FeedbackComparison feedback)
    {
        writer.WriteStartObject(feedback.Feedback.Name);
        writer.WriteNumber("n", feedback.N);
        writer.Number("mean_baseline", feedback.MeanBaseline);
        writer.Number("mean_candidate", feedback.MeanCandidate);
        WriteDifference(writer, feedback);
        writer.WriteStartObject("discordant");
        writer.WriteNumber("better", feedback.Better);
        writer.WriteNumber("worse", feedback.Worse);
        writer.WriteEndObject();
        writer.WriteString("verdict", JsonDocumentWriter.Name(feedback.Verdict));
        writer.WriteEndObject();
    }

    private static void WriteRunMetric(Utf8JsonWriter writer, FeedbackComparison metric)
    {
        writer.WriteStartObject(metric.Feedback.Name);
        writer.WriteNumber("n", metric.N);
        writer.Number("baseline", metric.MeanBaseline);
        writer.Number("candidate", metric.MeanCandidate);
        WriteDifference(writer, metric);
        writer.WriteString("verdict", JsonDocumentWriter.Name(metric.Verdict));
        writer.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter writer, FeedbackComparison compared)
    {
        writer.Number("difference", compared.Difference);
        writer.Number("se", compared.StandardError);
        writer.Number("ci_low", compared.CiLow);
        writer.Number("ci_high", compared.CiHigh);
        writer.Number("p_value", compared.PValue);
        writer.WriteString("method", compared.Method);
        writer.Number("mde", compared.Mde);
    }

    private static void WriteIds(Utf8JsonWriter writer, string name, IReadOnlyList<string> ids)
    {
        writer.WriteStartArray(name);
        ids.ToList().ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
    }
}
