using System.Globalization;
using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing.Import;

/// <summary>Times as files write them; null for what is none. Nothing finer than 100 ns is kept.</summary>
internal static class ImportTime
{
    private const long NanosecondsOfTick = 100;
    private const long TicksOfSecond = TimeSpan.TicksPerSecond;
    private static readonly long LatestTicks = DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>Nanoseconds since 1970, as a number or a text.</summary>
    public static DateTimeOffset? OfNanoseconds(JsonElement? value) => Whole(value) is { } nanoseconds ? OfTicks(nanoseconds / NanosecondsOfTick) : null;

    /// <summary>A pair of seconds and nanoseconds, as OpenTelemetry for JavaScript has it.</summary>
    public static DateTimeOffset? OfPair(JsonElement? value) =>
        JsonMembers.Items(value).ToList() is [var seconds, var rest] && Whole(seconds) is { } whole && whole < LatestTicks / TicksOfSecond && Whole(rest) is { } nanoseconds
            ? OfTicks((whole * TicksOfSecond) + (nanoseconds / NanosecondsOfTick))
            : null;

    /// <summary>A time as text, ISO 8601.</summary>
    public static DateTimeOffset? OfText(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static DateTimeOffset? OfTicks(long ticks) => ticks > 0 && ticks < LatestTicks ? DateTimeOffset.UnixEpoch.AddTicks(ticks) : null;

    private static long? Whole(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) && whole >= 0 => whole,
        { ValueKind: JsonValueKind.String } text when long.TryParse(JsonMembers.TextOf(text), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };
}
