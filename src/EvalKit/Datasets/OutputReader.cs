using System.Globalization;
using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Reads what a recorded app returned.</summary>
internal static class OutputReader
{
    public const string Response = "response";
    public const string Context = "context";
    public const string ToolCalls = "tool_calls";
    public const string Messages = "messages";
    public const string LatencyMs = "latency_ms";
    public const string TimeToFirstTokenMs = "time_to_first_token_ms";
    public const string Usage = "usage";
    public const string CostUsd = "cost_usd";

    public static IReadOnlyList<string> Parts { get; } = [Response, Context, ToolCalls, Messages, LatencyMs, TimeToFirstTokenMs, Usage, CostUsd];

    /// <summary>An output of one value. An object that holds <c>response</c> and otherwise only known parts is read part by part.</summary>
    public static AppOutput Read(JsonElement value, DatasetRow row) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Response, out _) && value.EnumerateObject().All(m => Parts.Contains(m.Name))
            ? ReadParts(null, new CaseFields(value.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, m.Value))), row)
            : new AppOutput(value);

    /// <summary>An output whose parts are columns.</summary>
    /// <param name="whole">The column <c>outputs</c>, which may take the place of <c>outputs.response</c>.</param>
    /// <param name="parts">The columns <c>outputs.*</c> by the rest of their names.</param>
    /// <param name="row">The row.</param>
    public static AppOutput ReadParts(JsonElement? whole, CaseFields parts, DatasetRow row)
    {
        if (parts.Keys.FirstOrDefault(p => !Parts.Contains(p)) is { } unknown)
        {
            throw DatasetFault.At(
                row.Location, $"'outputs.{unknown}' is no part of an output; expected one of outputs.{string.Join(", outputs.", Parts)}.{NearestNames.Hint(unknown, Parts)}");
        }

        var response = parts.TryGetValue(Response, out var named) ? named : (JsonElement?)null;
        if (whole is null == response is null)
        {
            throw DatasetFault.At(row.Location, whole is null
                ? "a recorded output lacks its answer; expected a column outputs or outputs.response beside the other outputs.* columns."
                : "the answer is given twice, as outputs and as outputs.response. Keep one of the columns.");
        }

        var context = ReadContext(Part(parts, Context, row), row);
        return new AppOutput((whole ?? response)!.Value)
        {
            Context = [.. context.Select(p => p.Text)],
            ContextIds = context.Any(p => p.Id is not null) ? [.. context.Select(p => p.Id)] : [],
            ToolCalls = ReadList(Part(parts, ToolCalls, row), ToolCalls, row),
            Messages = ReadList(Part(parts, Messages, row), Messages, row),
            Usage = ReadUsage(Part(parts, Usage, row), row),
            RecordedLatency = ReadMilliseconds(Part(parts, LatencyMs, row), LatencyMs, row),
            TimeToFirstToken = ReadMilliseconds(Part(parts, TimeToFirstTokenMs, row), TimeToFirstTokenMs, row),
            CostUsd = ReadCost(Part(parts, CostUsd, row), row),
        };
    }

    /// <summary>A part; null when it is absent, JSON null or an empty cell. JSON inside a CSV cell is parsed.</summary>
    private static JsonElement? Part(CaseFields parts, string name, DatasetRow row)
    {
        if (!parts.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null || (row.IsText && value.GetString()!.Length == 0))
        {
            return null;
        }

        return row.IsText && JsonCell.TryParse(value, out var parsed) ? parsed : value;
    }

    private static IReadOnlyList<(string? Id, string Text)> ReadContext(JsonElement? value, DatasetRow row) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } one => [(null, one.GetString()!)],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => ReadPassage(item, row))],
        { } other => throw Unexpected(Context, "a text or a list of texts", other, row),
    };

    private static (string? Id, string Text) ReadPassage(JsonElement item, DatasetRow row) =>
        item.ValueKind == JsonValueKind.String ? (null, item.GetString()!)
        : item.ValueKind == JsonValueKind.Object && PassageFields.Text(item) is { } text ? (PassageFields.Id(item), text)
        : throw Unexpected(Context, "texts, or objects with the text 'content' and, where it has one, an 'id', in the list", item, row);

    private static JsonElement? ReadList(JsonElement? value, string name, DatasetRow row) =>
        value is { ValueKind: not JsonValueKind.Array } other ? throw Unexpected(name, "a JSON array", other, row) : value;

    private static TokenUsage? ReadUsage(JsonElement? value, DatasetRow row) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } usage => new TokenUsage(ReadTokens(usage, "input_tokens", row), ReadTokens(usage, "output_tokens", row)),
        { } other => throw Unexpected(Usage, "an object such as {\"input_tokens\": 12, \"output_tokens\": 34}", other, row),
    };

    private static long? ReadTokens(JsonElement usage, string name, DatasetRow row) =>
        !usage.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var tokens) && tokens >= 0 ? tokens
        : throw Unexpected($"{Usage}.{name}", "a whole number from 0", value, row);

    private static TimeSpan? ReadMilliseconds(JsonElement? value, string name, DatasetRow row) =>
        value is not { } present ? null
        : ReadNumber(present) is { } ms && ms >= 0 && ms < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromMilliseconds((double)ms)
        : throw Unexpected(name, "milliseconds as a number from 0", present, row);

    private static decimal? ReadCost(JsonElement? value, DatasetRow row) =>
        value is not { } present ? null
        : ReadNumber(present) is >= 0 and <= 1e9 and { } cost ? (decimal)cost
        : throw Unexpected(CostUsd, "US dollars as a number from 0", present, row);

    private static double? ReadNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static EvalKitException Unexpected(string part, string expected, JsonElement found, DatasetRow row) =>
        DatasetFault.At(row.Location, $"expected {expected} in outputs.{part}, found {DatasetFault.Shown(found)}.");
}
