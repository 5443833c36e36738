using System.Text.Json;

namespace EvalKit.Suites;

/// <summary>What identifies the measuring side of a suite: two runs of the same dataset and app with equal fingerprints measure the same.</summary>
public static class SuiteFingerprint
{
    /// <summary>
    /// SHA-256 (64 lower-case hexadecimal digits) over the scorers (fingerprint, feedback names, needed fields), the gates, repeats and seed. The order of scorers and gates, the name,
    /// concurrency, time limit, retries and replay do not change it; neither does the way in which the suite was written.
    /// </summary>
    /// <param name="suite">The suite.</param>
    public static string Of(EvalSuite suite) => CanonicalJson.Hash(JsonSerializer.SerializeToElement(new
    {
        scorers = suite.Scorers.Select(Scorer).Order(StringComparer.Ordinal),
        gates = suite.Gates.Select(Gate).Order(StringComparer.Ordinal),
        repeats = suite.Run.Repeats,
        seed = suite.Run.Seed,
    }));

    private static string Scorer(IScorer scorer) => Text(new
    {
        fingerprint = scorer.Info.Fingerprint,
        feedback = scorer.Info.Feedbacks.Select(f => f.Name),
        needs = scorer.Info.Needs,
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
