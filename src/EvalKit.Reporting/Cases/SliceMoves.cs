using EvalKit.Statistics;

namespace EvalKit.Reporting.Cases;

/// <summary>
/// Finds the slices (tags) whose cases moved against the baseline: a sign-flip test of each gated feedback in each slice, with Benjamini and Hochberg's
/// correction over all of them, so that many tags do not make news of luck. It informs; gates decide.
/// </summary>
internal static class SliceMoves
{
    /// <summary>The share of false claims among the slices that are shown.</summary>
    private const double FalseShare = 0.05;

    /// <summary>More slices than this are ids in disguise, and a summary is not the place to test them.</summary>
    private const int MaxSlices = 200;

    private const ulong Seed = 7;

    /// <summary>The slices that moved, largest move for the worse first.</summary>
    public static IReadOnlyList<SliceMove> Of(EvalRun run)
    {
        if (run.Comparison is null || run.Baseline is null)
        {
            return [];
        }

        var tests = DecidingFeedback.Of(run).SelectMany(c => Of(run, c.Info)).ToList();
        var adjusted = BenjaminiHochberg.Adjust([.. tests.Select(t => t.PValue)]);
        return [.. tests.Where((_, i) => adjusted[i] <= FalseShare).Select(t => t.Move).OrderBy(Size).ThenBy(m => m.Slice, StringComparer.Ordinal)];
    }

    private static IEnumerable<(SliceMove Move, double PValue)> Of(EvalRun run, FeedbackInfo feedback)
    {
        var pairs = Pairs(run, feedback).ToList();
        var slices = pairs.SelectMany(p => p.Case.Tags.Select(t => (Slice: t.Value == "true" ? t.Key : $"{t.Key}={t.Value}", Pair: p)))
            .GroupBy(t => t.Slice, t => t.Pair, StringComparer.Ordinal)
            .Select(g => (Slice: g.Key, Pairs: g.ToList()))
            .Where(s => s.Pairs.Count >= SignFlipTest.SmallestCount() && s.Pairs.Count < pairs.Count)
            .OrderByDescending(s => s.Pairs.Count)
            .Take(MaxSlices);
        foreach (var (slice, ofSlice) in slices)
        {
            var move = new SliceMove(slice, feedback, ofSlice.Average(p => p.Before), ofSlice.Average(p => p.Now), ofSlice.Count);
            yield return (move, SignFlipTest.PValue([.. ofSlice.Select(p => p.Now - p.Before)], Seed));
        }
    }

    private static IEnumerable<(EvalCase Case, double Before, double Now)> Pairs(EvalRun run, FeedbackInfo feedback)
    {
        var cases = run.Results.Rows.Select(r => r.Case).DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var before = run.Baseline!.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var value in run.Results.CaseValues(feedback.Name))
        {
            if (value.Value is { } now && before.GetValueOrDefault(value.CaseId) is { } held && held.CaseHash == value.CaseHash
                && held.Feedback.GetValueOrDefault(feedback.Name)?.Value?.Number is { } then)
            {
                yield return (cases[value.CaseId], then, now);
            }
        }
    }

    private static double Size(SliceMove move) => (move.Candidate - move.Baseline) * (move.Feedback.Polarity == Polarity.LowerIsBetter ? -1 : 1);
}
