namespace EvalKit.Reporting.Cases;

/// <summary>Whether a change is for the better.</summary>
internal static class ChangeDirection
{
    /// <summary>−1 for worse, 1 for better, 0 where neither can be said: a label, or a value on one side only.</summary>
    public static int Of(CaseChange change, RunResults results) => Of(change, results.Column(change.Feedback)?.Info);

    /// <param name="change">The change.</param>
    /// <param name="feedback">The feedback that changed; null when it is not known, and more is better.</param>
    public static int Of(CaseChange change, FeedbackInfo? feedback)
    {
        if (change is not { Baseline: { } before, Candidate: { } after })
        {
            return 0;
        }

        var direction = Math.Sign(after - before);
        return feedback?.Polarity == Polarity.LowerIsBetter ? -direction : direction;
    }
}
