namespace EvalKit.Gating;

/// <summary>What cases without a score do to a condition: a verdict stands only if no score they could have had would change it.</summary>
internal static class Coverage
{
    private const double Rounding = 1e-9;

    /// <summary>Whether fewer cases are scored than the gate asks for.</summary>
    public static bool IsTooLow(int scored, int total, double minimum) => scored < (minimum * total) - Rounding;

    /// <summary>The result as it is if imputing worst and best keep its verdict, else Invalid.</summary>
    /// <param name="result">The result of the scored cases.</param>
    /// <param name="imputed">The decisions with every missing score at its worst and at its best.</param>
    /// <param name="missing">How many scores are missing.</param>
    /// <param name="total">Of how many cases.</param>
    public static ConditionResult Settle(ConditionResult result, IEnumerable<Decision> imputed, int missing, int total) =>
        missing == 0 || imputed.All(decision => decision.Verdict == result.Verdict)
            ? result
            : Invalid(result, $"{missing} of {total} cases are not scored and could change the verdict: mend their errors and retry");

    /// <summary>The result for a run with too few scores.</summary>
    public static ConditionResult TooLow(ConditionResult result, int missing, int total, double minimum) => Invalid(
        result, $"{missing} of {total} cases are not scored, more than the {(1 - minimum) * 100:0.##} % that may be missing: mend their errors and retry");

    private static ConditionResult Invalid(ConditionResult result, FormattableString text) =>
        result with { Verdict = Verdict.Invalid, Reason = GateReason.LowCoverage, Text = FormattableString.Invariant(text) };
}
