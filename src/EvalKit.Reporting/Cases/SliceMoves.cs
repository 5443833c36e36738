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

        var moves = DecidingFeedback.Of(run).SelectMany(c => Of(run, c.Info)).ToList();
        var adjusted = BenjaminiHochberg.Adjust([.. moves.Select(m => m.PValue)]);
        return [.. moves.Where((_, i) => adjusted[i] <= FalseShare).OrderBy(Size).ThenBy(m => m.Slice, StringComparer.Ordinal)];
    }

    private static IEnumerable<SliceMove> Of(EvalRun run, FeedbackInfo feedback)
    {
        var pairs = Pairs(run, feedback);
        return Slices(pairs)
            .Where(s => s.Value.Count >= SignFlipTest.SmallestCount() && s.Value.Count < pairs.Count)
            .OrderByDescending(s => s.Value.Count)
            .Take(MaxSlices)
            .Select(s => new SliceMove(
                s.Key, feedback, s.Value.Average(p => p.Before), s.Value.Average(p => p.Now), s.Value.Count, SignFlipTest.PValue([.. s.Value.Select(p => p.Now - p.Before)], Seed)));
    }

    /// <summary>The pairs by the tags of their cases, in the order in which the tags come.</summary>
    private static Dictionary<string, List<CasePair>> Slices(List<CasePair> pairs)
    {
        var slices = new Dictionary<string, List<CasePair>>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            foreach (var (name, value) in pair.Case.Tags)
            {
                var slice = value == "true" ? name : $"{name}={value}";
                if (!slices.TryGetValue(slice, out var ofSlice))
                {
                    slices[slice] = ofSlice = [];
                }

                ofSlice.Add(pair);
            }
        }

        return slices;
    }

    private static List<CasePair> Pairs(EvalRun run, FeedbackInfo feedback)
    {
        var cases = run.Results.Rows.Select(r => r.Case).DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var before = run.Baseline!.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var pairs = new List<CasePair>();
        foreach (var value in run.Results.CaseValues(feedback.Name))
        {
            if (value.Value is { } now && before.GetValueOrDefault(value.CaseId) is { } held && held.CaseHash == value.CaseHash
                && held.Feedback.GetValueOrDefault(feedback.Name)?.Value?.Number is { } then)
            {
                pairs.Add(new CasePair(cases[value.CaseId], then, now));
            }
        }

        return pairs;
    }

    private static double Size(SliceMove move) => (move.Candidate - move.Baseline) * (move.Feedback.Polarity == Polarity.LowerIsBetter ? -1 : 1);

    private sealed record CasePair(EvalCase Case, double Before, double Now);
}
