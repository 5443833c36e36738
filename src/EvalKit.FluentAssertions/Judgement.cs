using EvalKit.Gating;

namespace EvalKit.FluentAssertions;

/// <summary>Lets gates decide what an assertion says, so that a test and the command line never disagree about a run.</summary>
internal static class Judgement
{
    /// <summary>What a gate says of a run.</summary>
    public static GateResult Of(EvalRun run, Gate gate, Baseline? baseline) => Gates.Evaluate(run.Results, [gate], baseline)[^1];

    /// <summary>What the app gate says of a run.</summary>
    public static GateResult OfApp(EvalRun run, Baseline baseline) => Gates.Evaluate(run.Results, [], baseline)[0];

    /// <summary>The drop condition in the direction that is bad for the feedback.</summary>
    public static Gate Drop(EvalRun run, string feedback, Margin? by)
    {
        var info = run.Results.Column(feedback)!.Info;
        var margin = by ?? DefaultMargin(info);
        var gate = new Gate(new MetricName(feedback));
        return info.Polarity == Polarity.LowerIsBetter ? gate with { MaxRise = margin } : gate with { MaxDrop = margin };
    }

    /// <summary>The feedbacks that have a default margin, in the run's order. The app gate speaks for <c>app_ok</c>.</summary>
    public static IReadOnlyList<string> Comparable(EvalRun run, Baseline baseline)
    {
        var before = baseline.Cases.SelectMany(c => c.Feedback.Keys).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. run.Results.Columns.Select(c => c.Info)
                .Where(i => i is { Minimum: not null, Maximum: not null } && i.Name != "app_ok" && before.Contains(i.Name))
                .Select(i => i.Name),
        ];
    }

    /// <summary>A run as a baseline: its results, as of the time it was made.</summary>
    public static Baseline BaselineOf(EvalRun run) => Baselines.FromRun(run.Results, run.Results.Record.StartedAt);

    private static Margin DefaultMargin(FeedbackInfo info) => info is { Minimum: { } minimum, Maximum: { } maximum }
        ? Gate.DefaultMaxDrop * (maximum - minimum)
        : throw new EvalKitException(
            FaultKind.Usage, $"Feedback '{info.Name}' has no range, so no default margin fits it: say how far it may move, such as by: Margin.OfPercent(10).");
}
