namespace EvalKit.Cli;

/// <summary>Tells a run whose model never answered from one whose errors leave too little to decide on.</summary>
internal static class Reachability
{
    /// <summary>Whether the app's provider, or the model of a judge, failed each time that it was asked.</summary>
    public static bool IsMissed(RunResults results) =>
        (results.Rows.Count > 0 && results.Rows.All(r => r.Trial.Error?.Kind == TrialErrorKind.Provider))
        || results.Columns.Any(c => c.Info.ScorerKind == ScorerKind.Judge && NeverAnswered(c));

    private static bool NeverAnswered(FeedbackColumn column)
    {
        var asked = column.Cells.OfType<Feedback>().Where(f => f.Error is null or not { Kind: FeedbackErrorKind.NoOutput or FeedbackErrorKind.MissingInput or FeedbackErrorKind.Cancelled }).ToList();
        return asked.Count > 0 && asked.TrueForAll(f => f.Error is { Kind: FeedbackErrorKind.Provider or FeedbackErrorKind.Timeout });
    }
}
