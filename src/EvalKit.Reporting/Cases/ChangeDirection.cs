namespace EvalKit.Reporting.Cases;

/// <summary>Whether a change is for the better.</summary>
internal static class ChangeDirection
{
    /// <summary>−1 for worse, 1 for better, 0 where neither can be said: a label, or a value on one side only.</summary>
    public static int Of(CaseChange change, RunResults results)
    {
        if (change is not { Baseline: { } before, Candidate: { } after })
        {
            return 0;
        }

        var direction = Math.Sign(after - before);
        return results.Column(change.Feedback)?.Info.Polarity == Polarity.LowerIsBetter ? -direction : direction;
    }
}
