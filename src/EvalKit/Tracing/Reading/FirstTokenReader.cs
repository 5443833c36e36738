namespace EvalKit.Tracing.Reading;

/// <summary>Reads the time until the first part of a model's answer: an attribute, or an event at that moment.</summary>
internal static class FirstTokenReader
{
    private static readonly string[] Events = ["First Token Stream Event", "gen_ai.content.first_token", "ai.stream.firstChunk"];

    public static TimeSpan? Of(AttributeReader read, Span span) =>
        read.Number("gen_ai.response.time_to_first_chunk", "gen_ai.server.time_to_first_token") is { } seconds ? Checked(TimeSpan.MaxValue.TotalSeconds, seconds, TimeSpan.FromSeconds)
        : read.Number("ai.response.msToFirstChunk", "ai.stream.msToFirstChunk") is { } milliseconds ? Checked(TimeSpan.MaxValue.TotalMilliseconds, milliseconds, TimeSpan.FromMilliseconds)
        : span.Events.FirstOrDefault(e => Events.Contains(e.Name, StringComparer.Ordinal)) is { } first && first.Time >= span.StartedAt && span.StartedAt > DateTimeOffset.UnixEpoch ? first.Time - span.StartedAt
        : null;

    private static TimeSpan? Checked(double most, double value, Func<double, TimeSpan> of) => value >= 0 && value < most ? of(value) : null;
}
