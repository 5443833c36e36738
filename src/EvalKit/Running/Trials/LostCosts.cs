using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Tracing;
using EvalKit.Tracing.Reading;

namespace EvalKit.Running.Trials;

/// <summary>Tells what an attempt that gave no output cost: the provider charges for it all the same.</summary>
/// <param name="prices">What models cost.</param>
/// <param name="asksModel">Whether the app is one call of a model that costs, so that there was a call even where no trace tells of it.</param>
internal sealed class LostCosts(PriceTable prices, bool asksModel)
{
    public static LostCosts Of(EvalSuite suite, PriceTable prices) => new(prices, suite.App?.Target is IModelApp app && !LocalModels.IsLocal(app.Model));

    /// <summary>The cost of an attempt; null where no call is known.</summary>
    /// <param name="trace">What was captured of it; null for nothing.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="error">Why it gave no output.</param>
    public AppCost? Of(TraceRecord? trace, TrialStatus status, TrialError? error)
    {
        var calls = trace is null ? [] : TraceTelemetry.Of(trace).ModelCalls;
        return calls.Count > 0 ? calls.Select(Of).Aggregate<AppCost, AppCost?>(null, AppCost.Sum)
            : asksModel && IsGivenUp(status, error) ? new AppCost(0, 1)
            : null;
    }

    /// <summary>Unlike the cost of an output, of which a part would be none, what is known of a loss counts: a budget is to stop by it.</summary>
    private AppCost Of(SpanView call) => TraceCost.Of(call, prices) is { } usd ? new AppCost(usd, 0) : new AppCost(0, TraceTelemetry.MayBeCharged(call) ? 1 : 0);

    private static bool IsGivenUp(TrialStatus status, TrialError? error) =>
        status is TrialStatus.Timeout or TrialStatus.Cancelled || error?.Type == typeof(TimeoutException).FullName;
}
