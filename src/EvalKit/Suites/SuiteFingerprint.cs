using System.Text.Json;

namespace EvalKit.Suites;

/// <summary>What identifies the measuring side of a suite: two runs of the same dataset and app with equal fingerprints measure the same.</summary>
public static class SuiteFingerprint
{
    /// <summary>
    /// SHA-256 (64 lower-case hexadecimal digits) over the scorers (fingerprint, feedback names, needed fields), the run metrics where there are any, the gates, repeats and seed. The order of scorers and gates, the name,
    /// concurrency, time limit, retries and replay do not change it; neither does the way in which the suite was written.
    /// </summary>
    /// <param name="suite">The suite.</param>
    public static string Of(EvalSuite suite)
    {
        var parts = new Dictionary<string, object>
        {
            ["scorers"] = suite.Scorers.Select(s => Scorer(s.Info)).Order(StringComparer.Ordinal),
            ["gates"] = suite.Gates.Select(Gate).Order(StringComparer.Ordinal),
            ["repeats"] = suite.Run.AddsRepeats ? RunRecord.AutoRepeats : suite.Run.Repeats,
            ["seed"] = suite.Run.Seed,
        };
        if (suite.Metrics.Count > 0)
        {
            parts["metrics"] = suite.Metrics.Select(m => Scorer(m.Info)).Order(StringComparer.Ordinal);
        }

        return CanonicalJson.Hash(JsonSerializer.SerializeToElement(parts));
    }

    private static string Scorer(ScorerInfo scorer) => Text(new
    {
        fingerprint = scorer.Fingerprint,
        feedback = scorer.Feedbacks.Select(f => f.Name),
        needs = scorer.Needs,
    });

    private static string Gate(Gate gate) => Text(new
    {
        metric = gate.Metric.ToString(),
        at_least = gate.AtLeast,
        at_most = gate.AtMost,
        max_drop = Margin(gate.MaxDrop),
        max_rise = Margin(gate.MaxRise),
        each = gate.Each,
        on_point = gate.OnPoint,
        min_coverage = gate.MinCoverage,
    });

    private static object? Margin(Margin? margin) => margin is null ? null : new { kind = margin.Kind.ToString(), amount = margin.Amount };

    private static string Text(object value) => CanonicalJson.Text(JsonSerializer.SerializeToElement(value));
}
