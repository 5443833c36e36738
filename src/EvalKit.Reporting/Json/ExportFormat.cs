using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit.Reporting;

/// <summary>How the lines of an export are written and read.</summary>
internal static class ExportFormat
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new UtcTimeJsonConverter() },
    };

    /// <summary>Milliseconds with their fraction; null without a time.</summary>
    public static double? Milliseconds(TimeSpan? time) => time?.TotalMilliseconds;

    /// <summary>The time that <see cref="Milliseconds"/> wrote, to the 100 ns.</summary>
    public static TimeSpan? Time(double? milliseconds) => milliseconds is { } ms ? TimeSpan.FromTicks((long)Math.Round(ms * TimeSpan.TicksPerMillisecond)) : null;
}
