using System.Globalization;

namespace EvalKit.Gating;

/// <summary>
/// Whether the judge behind a feedback may decide a gate. One that forgets its nonce, that says something else when two answers change places, or that gave way to attacks, measures
/// something else than the answers.
/// </summary>
internal static class JudgeTrust
{
    /// <summary>The share of judgements whose nonce may be missing or wrong at first: as many may be unscored, by the default coverage of a gate.</summary>
    public const double MaxNonceFailures = 0.1;

    /// <summary>The share of comparisons that may come out otherwise in the other order: the judges of Zheng et al. 2023 (arXiv 2306.05685), of which the best one flipped in 35 %.</summary>
    public const double MaxFlips = 0.35;

    /// <summary>A single slip proves nothing in a small run.</summary>
    public const int FewestFailures = 2;

    /// <summary>Why a judge cannot be trusted, with the next step; null where it can, and for other scorers.</summary>
    public static string? Fault(RunResults results, string feedback)
    {
        if (results.Column(feedback) is not { Info.ScorerKind: ScorerKind.Judge } column)
        {
            return null;
        }

        // A judge's other feedbacks rest on the same replies.
        var columns = results.Columns.Where(c => c.Info.Name == feedback || (c.Info.ScorerFingerprint.Length > 0 && c.Info.ScorerFingerprint == column.Info.ScorerFingerprint)).ToList();
        var replies = columns.SelectMany(c => c.Cells).Aggregate(default(JudgeReplies), (sum, cell) => sum + JudgeReplies.Of(cell?.Metadata));
        return Nonce(replies) ?? Flips(replies) ?? columns.Select(c => Robustness(results.Record, c.Info.Name)).FirstOrDefault(fault => fault is not null);
    }

    private static string? Nonce(JudgeReplies replies) => IsAbove(replies.NonceFailures, replies.Count, MaxNonceFailures)
        ? Text($"the judge did not repeat its nonce in {replies.NonceFailures} of {replies.Count} replies ({Share(replies.NonceFailures, replies.Count)}, at most {MaxNonceFailures:0%} may fail), so its verdicts may be copied from the answers: look at the findings, take a stronger model, or set defences: {{nonce: false}} for one that cannot")
        : null;

    private static string? Flips(JudgeReplies replies) => IsAbove(replies.Flipped, replies.Compared, MaxFlips)
        ? Text($"the judge preferred the other answer when the two changed places in {replies.Flipped} of {replies.Compared} comparisons ({Share(replies.Flipped, replies.Compared)}, at most {MaxFlips:0%} may flip), so it judges places and not answers: take a stronger model, or mend the prompt")
        : null;

    private static string? Robustness(RunRecord record, string feedback) =>
        record.Parameters.TryGetValue(RunRecord.RobustnessParameter + feedback, out var state) && state != RunRecord.RobustnessMet && state != RunRecord.RobustnessOfAnother
            ? $"the judge does not withstand attacks: {state}. Run `evalkit judges robustness <judge> --suite <suite file> --save` again afterwards"
            : null;

    private static bool IsAbove(int count, int of, double limit) => count >= FewestFailures && count > limit * of;

    private static string Share(int count, int of) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of:0}%");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}
