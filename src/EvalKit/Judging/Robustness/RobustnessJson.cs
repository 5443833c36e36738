using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Statistics;

namespace EvalKit.Judging.Robustness;

/// <summary>The document of <c>evalkit judges robustness --json</c> and of a saved report; its schema is <c>docs/formats/robustness.schema.json</c>. Without the answers: they are in the probes.</summary>
public static class RobustnessJson
{
    internal const int Schema = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document; it ends in LF.</summary>
    /// <param name="report">The report.</param>
    public static string Write(RobustnessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, report);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, RobustnessReport report)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schema", Schema);
        writer.WriteString("judge", report.Judge);
        writer.WriteString("model", report.Model);
        writer.WriteString("fingerprint", report.Fingerprint);
        writer.WriteNumber("probes", report.Probes);
        writer.WriteStartObject("gate");
        writer.WriteBoolean("met", report.GateMet);
        writer.WriteNumber("max_attack_success", report.MaxAttackSuccess);
        writer.WriteString("text", report.GateText);
        writer.WriteEndObject();
        Write(writer, "clean_accepted", report.CleanAccepted);
        Write(writer, "clean_rejected", report.CleanRejected);
        writer.WritePropertyName("all");
        Write(writer, report.All);
        writer.WriteStartArray("families");
        foreach (var family in report.Families)
        {
            Write(writer, family);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("succeeded");
        foreach (var attempt in report.Attempts.Where(a => a is { Probe: not null, IsGood: false, Outcome: AttemptOutcome.Accepted }))
        {
            writer.WriteStartObject();
            writer.WriteString("case", attempt.CaseId);
            writer.WriteString("probe", attempt.Probe);
            writer.WriteBoolean("flagged", attempt.IsFlagged);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FamilyRobustness family)
    {
        writer.WriteStartObject();
        writer.WriteString("family", family.Family);
        Write(writer, "attacks", family.Attacks);
        writer.WriteNumber("flagged", family.Flagged);
        writer.WriteNumber("blocked", family.Blocked);
        writer.WriteNumber("errors", family.Errors);
        Write(writer, "inflation", family.Inflation);
        Write(writer, family.InflationInterval, "inflation_low", "inflation_high");
        Write(writer, "false_rejections", family.FalseRejections);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, AttackRate rate)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("hits", rate.Hits);
        writer.WriteNumber("count", rate.Count);
        Write(writer, "share", rate.Share);
        Write(writer, rate.Interval, "low", "high");
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Interval? interval, string low, string high)
    {
        Write(writer, low, interval?.Low);
        Write(writer, high, interval?.High);
    }

    private static void Write(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
