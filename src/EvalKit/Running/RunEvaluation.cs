using EvalKit.Gating;
using EvalKit.Judging.Safety;
using EvalKit.Metrics;

namespace EvalKit.Running;

/// <summary>Metrics, comparison and gates over stored results: the one way from results to a verdict.</summary>
public static class RunEvaluation
{
    /// <summary>Evaluates a run's results.</summary>
    /// <param name="results">The results; without run metrics those that the record names are computed.</param>
    /// <param name="gates">The gates; the app gate is always added.</param>
    /// <param name="baseline">The baseline; null for none.</param>
    /// <param name="now">The time that warnings about the baseline's age are taken from.</param>
    public static EvalRun Evaluate(RunResults results, IReadOnlyList<Gate> gates, Baseline? baseline, DateTimeOffset now)
    {
        results = RunMetricBinding.Bind(ConstantAnswers.Mark(results));
        var decided = Gates.Evaluate(results, gates, baseline);
        return new EvalRun
        {
            Results = results,
            Metrics = MetricCalculator.Compute(results, gates.Select(Gates.MetricOf)),
            Baseline = baseline,
            Comparison = baseline is null ? null : Comparisons.Compare(results, baseline),
            Gates = decided,
            Warnings = [.. ErrorWarnings.Of(results, decided), .. Gates.Warnings(results, baseline, now)],
        };
    }
}
