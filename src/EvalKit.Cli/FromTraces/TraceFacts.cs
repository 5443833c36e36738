using System.Text.Json;
using EvalKit.Tracing;

namespace EvalKit.Cli.FromTraces;

/// <summary>What traces are chosen by, beside their inputs and tags.</summary>
internal static class TraceFacts
{
    /// <summary>What the trace itself tells: its spans, those that failed, tools, models, time.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Of(TraceRecord trace, AppOutput? output)
    {
        var told = TraceTelemetry.Of(trace);
        return
        [
            Fact("spans", trace.Spans.Count),
            Fact("error_spans", trace.Spans.Count(s => s.Status == SpanStatus.Error)),
            Fact("duration_ms", trace.Spans.Max(s => s.StartedAt + s.Duration).Subtract(trace.Spans.Min(s => s.StartedAt)).TotalMilliseconds),
            Fact("models", string.Join(' ', told.ModelCalls.Select(c => c.Model).OfType<string>().Distinct(StringComparer.Ordinal))),
            Fact("tools", string.Join(' ', (told.ToolCalls ?? []).Select(c => c.Name).Distinct(StringComparer.Ordinal))),
            Fact("finish_reason", told.FinishReason),
            Fact("tokens", told.Usage is { } usage ? usage.InputTokens + usage.OutputTokens : null),
            Fact("answered", output is not null),
        ];
    }

    /// <summary>What a conversation tells beside the facts of its traces.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> OfConversation(int traces) => [Fact("traces", traces)];

    /// <summary>What a run tells of it: the case's id, how the trial ended, and what each scorer said.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Of(string caseId, Trial trial, IEnumerable<(string Name, FeedbackValue? Value)> feedback) =>
    [
        Fact("case_id", caseId),
        Fact("repeat", trial.Repeat),
        Fact("status", JsonNamingPolicy.SnakeCaseLower.ConvertName(trial.Status.ToString())),
        Fact("latency_ms", trial.Latency?.TotalMilliseconds),
        Fact("feedback", feedback.Where(f => f.Value is not null).ToDictionary(f => f.Name, f => ValueOf(f.Value!), StringComparer.Ordinal)),
    ];

    private static object? ValueOf(FeedbackValue value) => value.Bool is { } flag ? flag : value.Label ?? (object?)value.Number;

    private static KeyValuePair<string, JsonElement> Fact<T>(string name, T value) => KeyValuePair.Create(name, JsonSerializer.SerializeToElement(value));
}
