using System.Globalization;

namespace EvalKit.Gating;

/// <summary>Decides gates (docs/gates.md). Pure and thread-safe: the same results, gates and baseline always give the same verdicts.</summary>
public static class Gates
{
    private const int OldBaselineDays = 30;

    /// <summary>Decides a run's gates.</summary>
    /// <param name="results">The run.</param>
    /// <param name="gates">The suite's gates.</param>
    /// <param name="baseline">What it is held against; null leaves every drop condition out.</param>
    /// <returns>The app gate, which every suite has, then the gates in their order.</returns>
    /// <exception cref="EvalKitException">A gate names a feedback that the run has not, or a condition that does not fit its metric.</exception>
    public static IReadOnlyList<GateResult> Evaluate(RunResults results, IReadOnlyList<Gate> gates, Baseline? baseline)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(gates);
        var pairing = baseline is null ? null : CasePairing.Of(results, baseline);
        var evaluations = gates.Select(gate => GateEvaluation.Of(gate, results, pairing)).ToList();
        var decided = HolmCorrection.Apply([.. evaluations.SelectMany(e => e.Conditions)], Looks.Of(results.Record));
        var settled = new Queue<ConditionResult>(decided.Select(c => Settle(c, results)));
        return
        [
            AppGate(Settle(AppCondition.Evaluate(results, pairing), results)),
            .. evaluations.Select(e => e.Result([.. e.Conditions.Select(_ => ForkedRun.Settle(settled.Dequeue(), e.Series, results))])),
        ];
    }

    /// <summary>
    /// What a gate comes to, for tests, exit codes and CI alike: Pass passes, Fail and Invalid fail, Inconclusive decides nothing, or fails where <paramref name="strict"/> asks for
    /// a decision. A partial run cannot give one, however strict.
    /// </summary>
    /// <param name="gate">The gate's result.</param>
    /// <param name="strict">Whether Inconclusive fails.</param>
    public static GateEnd End(GateResult gate, bool strict)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.Verdict switch
        {
            Verdict.Pass => GateEnd.Passed,
            Verdict.Inconclusive when !strict || gate.Reason == GateReason.PartialRun => GateEnd.Skipped,
            _ => GateEnd.Failed,
        };
    }

    /// <summary>What a reader should know of judges and baseline beside the verdicts.</summary>
    /// <param name="results">The run.</param>
    /// <param name="baseline">The baseline; null gives no warnings of one.</param>
    /// <param name="now">The time, in UTC.</param>
    public static IReadOnlyList<string> Warnings(RunResults results, Baseline? baseline, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. JudgeWarnings.Of(results, baseline), .. baseline is null ? [] : BaselineWarnings.Of(results, baseline, now, OldBaselineDays)];
    }

    /// <summary>What a gate on values in [0, 1] can see with a dataset; see <see cref="DetectableEffect(int, Gate, double?, FeedbackInfo?)"/>.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="gate">The gate.</param>
    public static string DetectableEffect(EvalDataset dataset, Gate gate)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return DetectableEffect(dataset.Cases.Count, gate);
    }

    /// <summary>What a gate can see, before anything runs: <c>n = 120: drops of 9 points; floor 0.80 can be confirmed from 0.875</c>.</summary>
    /// <param name="cases">How many cases.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="discordance">The share of cases that are expected to change, such as that of the last comparison; null for 0.1.</param>
    /// <param name="feedback">The gated feedback; null for values in [0, 1]. Of an unbounded one only the number of cases can be told.</param>
    public static string DetectableEffect(int cases, Gate gate, double? discordance = null, FeedbackInfo? feedback = null)
    {
        ArgumentNullException.ThrowIfNull(gate);
        var effects = VisibleEffects.Of(cases, gate, discordance, feedback).ToList();
        var subject = string.Create(CultureInfo.InvariantCulture, $"n = {cases}");
        return effects.Count == 0 ? subject : $"{subject}: {string.Join("; ", effects)}";
    }

    /// <summary>The metric that a gate is decided on: of one that only asks each case to pass, whatever the type, the share that does.</summary>
    internal static MetricName MetricOf(Gate gate) =>
        gate.Each && !(gate with { Each = false }).HasConditions ? gate.Metric with { Aggregate = AggregateKind.PassRate, Category = null } : gate.Metric;

    /// <summary>A run that was to have only some cases decides nothing, and one that lacks some of those that it was to have says so first.</summary>
    private static ConditionResult Settle(ConditionResult result, RunResults results) => MissingTrials.Settle(PartialRun.Settle(result, results.Record), results);

    private static GateResult AppGate(ConditionResult app) => new()
    {
        Metric = new MetricName(AppCondition.Feedback).ToString(),
        Rule = app.Rule,
        Conditions = [app],
        Text = GateLine.OfApp(app),
    };
}
