using EvalKit.Chat.Prices;
using EvalKit.Tracing;

namespace EvalKit.Running.Trials;

/// <summary>What an app did not tell of its answer, told by its spans: tokens, cost, tool calls, passages, time to first token. What the app told stays as it is.</summary>
internal static class TrialTelemetry
{
    /// <summary>The output with what its trace tells beside it.</summary>
    /// <param name="output">What the app returned.</param>
    /// <param name="trace">What was captured; null for nothing.</param>
    /// <param name="prices">What models cost.</param>
    public static AppOutput Complete(AppOutput output, TraceRecord? trace, PriceTable prices)
    {
        if (trace is null)
        {
            return output;
        }

        var told = TraceTelemetry.Of(trace);
        return output with
        {
            Usage = output.Usage ?? told.Usage,
            CostUsd = output.CostUsd ?? TraceCost.Of(told, prices),
            ToolCalls = output.ToolCalls ?? (told.ToolCalls is { } calls ? ToolCallJson.Of(calls) : null),
            Context = output.Context.Count > 0 ? output.Context : told.Context,
            ContextIds = output.Context.Count > 0 ? output.ContextIds : told.ContextIds,
            TimeToFirstToken = output.TimeToFirstToken ?? told.TimeToFirstToken,
        };
    }
}
