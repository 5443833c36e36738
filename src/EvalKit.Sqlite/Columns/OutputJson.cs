using System.Globalization;
using System.Text.Json;

namespace EvalKit.Sqlite.Columns;

/// <summary>An app's output as JSON; parts that the app did not tell are left out.</summary>
internal static class OutputJson
{
    public static void Write(Utf8JsonWriter writer, AppOutput output)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("value"u8);
        JsonBuffer.WriteAsItIs(writer, output.Value);
        if (output.Context.Count > 0)
        {
            writer.WriteStartArray("context"u8);
            foreach (var passage in output.Context)
            {
                writer.WriteStringValue(passage);
            }

            writer.WriteEndArray();
        }

        if (output.ContextIds.Count > 0)
        {
            writer.WriteStartArray("context_ids"u8);
            foreach (var id in output.ContextIds)
            {
                writer.WriteStringValue(id);
            }

            writer.WriteEndArray();
        }

        WriteElement(writer, "messages"u8, output.Messages);
        WriteElement(writer, "tool_calls"u8, output.ToolCalls);
        if (output.Usage is { } usage)
        {
            writer.WriteStartObject("usage"u8);
            WriteNumber(writer, "input_tokens"u8, usage.InputTokens);
            WriteNumber(writer, "output_tokens"u8, usage.OutputTokens);
            writer.WriteEndObject();
        }

        if (output.CostUsd is { } cost)
        {
            // As text: a JSON number would lose the trailing zeros of a decimal.
            writer.WriteString("cost_usd"u8, cost.ToString(CultureInfo.InvariantCulture));
        }

        WriteNumber(writer, "recorded_latency"u8, output.RecordedLatency?.Ticks);
        WriteNumber(writer, "time_to_first_token"u8, output.TimeToFirstToken?.Ticks);
        writer.WriteEndObject();
    }

    public static AppOutput Read(ReadOnlySpan<byte> json)
    {
        var stored = JsonElement.Parse(json);
        return new AppOutput(stored.GetProperty("value"u8))
        {
            Context = stored.TryGetProperty("context"u8, out var context) ? [.. context.EnumerateArray().Select(p => p.GetString()!)] : [],
            ContextIds = stored.TryGetProperty("context_ids"u8, out var ids) ? [.. ids.EnumerateArray().Select(id => id.GetString())] : [],
            Messages = stored.TryGetProperty("messages"u8, out var messages) ? messages : null,
            ToolCalls = stored.TryGetProperty("tool_calls"u8, out var toolCalls) ? toolCalls : null,
            Usage = stored.TryGetProperty("usage"u8, out var usage) ? new TokenUsage(ReadNumber(usage, "input_tokens"u8), ReadNumber(usage, "output_tokens"u8)) : null,
            CostUsd = stored.TryGetProperty("cost_usd"u8, out var cost) ? decimal.Parse(cost.GetString()!, CultureInfo.InvariantCulture) : null,
            RecordedLatency = ReadNumber(stored, "recorded_latency"u8) is { } ticks ? TimeSpan.FromTicks(ticks) : null,
            TimeToFirstToken = ReadNumber(stored, "time_to_first_token"u8) is { } first ? TimeSpan.FromTicks(first) : null,
        };
    }

    private static void WriteElement(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { } element)
        {
            writer.WritePropertyName(name);
            JsonBuffer.WriteAsItIs(writer, element);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static long? ReadNumber(JsonElement parent, ReadOnlySpan<byte> name) => parent.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}
