using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>What cases without a score do to a condition: a verdict stands only if no score they could have had would change it.</summary>
internal static class Coverage
{
    private const double Rounding = 1e-9;

    /// <summary>What would be decided cannot be told: no verdict equals it, so none stands.</summary>
    public static readonly Decision Unknown = new(Verdict.Invalid, GateReason.LowCoverage);

    /// <summary>What to say where no case of a metric is scored.</summary>
    public static string NothingScored(MetricSeries series) => $"no case is scored: {series.NotRecorded ?? "mend the errors and retry"}";

    /// <summary>Whether fewer cases are scored than the gate asks for.</summary>
    public static bool IsTooLow(int scored, int total, double minimum) => scored < (minimum * total) - Rounding;

    /// <summary>The result as it is if imputing worst and best keep its verdict, else Invalid.</summary>
    /// <param name="result">The result of the scored cases.</param>
    /// <param name="imputed">The decisions with every missing score at its worst and at its best.</param>
    /// <param name="missing">How many scores are missing.</param>
    /// <param name="total">Of how many cases.</param>
    /// <param name="series">The metric.</param>
    /// <param name="inBaseline">How many of them are missing in the baseline.</param>
    public static ConditionResult Settle(ConditionResult result, IEnumerable<Decision> imputed, int missing, int total, MetricSeries series, int inBaseline = 0) =>
        missing == 0 || imputed.All(decision => decision.Verdict == result.Verdict)
            ? result
            : Invalid(result, $"{NotScored(missing, total, inBaseline)} and could change the verdict: {NextStep(series, missing, inBaseline)}");

    /// <summary>The result for a run with too few scores.</summary>
    public static ConditionResult TooLow(ConditionResult result, int missing, int total, double minimum, MetricSeries? series = null, int inBaseline = 0) => Invalid(
        result, $"{NotScored(missing, total, inBaseline)}, more than the {(1 - minimum) * 100:0.##} % that may be missing: {NextStep(series, missing, inBaseline)}");

    private static string NotScored(int missing, int total, int inBaseline) => FormattableString.Invariant(
        $"{missing} of {total} cases are not scored{(inBaseline == 0 ? "" : inBaseline == missing ? " in the baseline" : FormattableString.Invariant($" in one of the runs ({inBaseline} in the baseline)"))}");

    /// <summary>A judge without key and recording is no error to mend: its message names the key that is missing and the command that records. What the baseline lacks no retry brings.</summary>
    private static string NextStep(MetricSeries? series, int missing, int inBaseline) =>
        inBaseline > 0 && inBaseline == missing ? "run `evalkit bless` on a run that scored them" : (series?.NotRecorded ?? "mend their errors and retry") + (inBaseline > 0 ? ", and run `evalkit bless` on a run that scored them" : "");

    private static ConditionResult Invalid(ConditionResult result, FormattableString text) =>
        result with { Verdict = Verdict.Invalid, Reason = GateReason.LowCoverage, Text = FormattableString.Invariant(text) };
}
