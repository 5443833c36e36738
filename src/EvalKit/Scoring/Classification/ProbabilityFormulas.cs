namespace EvalKit.Scoring;

/// <summary>The formulas over numbers that say how likely the positive class is, each with whether the case is of it.</summary>
internal static class ProbabilityFormulas
{
    /// <summary>How near a probability may come to 0 and 1 before its logarithm is taken: the distance from 1 to the next double, as in scikit-learn.</summary>
    private const double Clip = 1.0 / (1L << 52);

    /// <summary>The largest log loss, that of a sure and wrong probability: 52 ln 2, about 36.04.</summary>
    public static readonly double LargestLogLoss = -Math.Log(Clip);

    /// <summary>
    /// The chance that a positive case has a larger number than a negative one, equal ones counting half: the area under the ROC curve (Hanley and McNeil 1982).
    /// Null where one of the two is absent.
    /// </summary>
    public static double? RocAuc(IReadOnlyList<(double Number, bool IsPositive)> cases)
    {
        var ordered = cases.OrderBy(c => c.Number).ToList();
        double positives = ordered.Count(c => c.IsPositive), negatives = ordered.Count - positives, pairs = 0, below = 0;
        foreach (var (positive, negative) in Ties(ordered))
        {
            pairs += positive * (below + (0.5 * negative));
            below += negative;
        }

        return positives > 0 && negatives > 0 ? pairs / (positives * negatives) : null;
    }

    /// <summary>The sum of precision times the growth of recall over falling thresholds, without interpolation, as scikit-learn computes it. Null without a positive case.</summary>
    public static double? AveragePrecision(IReadOnlyList<(double Number, bool IsPositive)> cases)
    {
        var ordered = cases.OrderByDescending(c => c.Number).ToList();
        double positives = ordered.Count(c => c.IsPositive), found = 0, seen = 0, sum = 0;
        foreach (var (positive, negative) in Ties(ordered))
        {
            found += positive;
            seen += positive + negative;
            sum += positive * found / seen;
        }

        return positives > 0 ? sum / positives : null;
    }

    /// <summary>The mean squared distance between number and truth (Brier 1950).</summary>
    public static double Brier(IReadOnlyList<(double Number, bool IsPositive)> cases) => cases.Average(c => Math.Pow(c.Number - (c.IsPositive ? 1 : 0), 2));

    /// <summary>
    /// The mean of −ln of the probability that was given to the truth (Good 1952), clipped to [2⁻⁵², 1 − 2⁻⁵²] as <c>sklearn.metrics.log_loss</c> of scikit-learn 1.2.1 does
    /// with doubles, so that a sure and wrong probability does not make it infinite.
    /// </summary>
    public static double LogLoss(IReadOnlyList<(double Number, bool IsPositive)> cases) => cases.Average(c =>
        Math.Clamp(c.Number, Clip, 1 - Clip) is var probability && c.IsPositive ? -Math.Log(probability) : -Math.Log(1 - probability));

    /// <summary>
    /// The distance between mean number and share of positive cases in each bin, weighted by the bin's cases (Naeini et al. 2015). Bins are of equal width and take their
    /// upper bound; 0 is in the first.
    /// </summary>
    public static double CalibrationError(IReadOnlyList<(double Number, bool IsPositive)> cases, int bins) => cases
        .GroupBy(c => Math.Clamp((int)Math.Ceiling(c.Number * bins) - 1, 0, bins - 1))
        .Sum(bin => Math.Abs(bin.Average(c => c.Number) - bin.Average(c => c.IsPositive ? 1.0 : 0)) * bin.Count() / cases.Count);

    /// <summary>Positive and negative cases of each number, in the given order.</summary>
    private static IEnumerable<(double Positive, double Negative)> Ties(List<(double Number, bool IsPositive)> ordered)
    {
        for (var start = 0; start < ordered.Count;)
        {
            var end = start;
            double positive = 0;
            for (; end < ordered.Count && ordered[end].Number.Equals(ordered[start].Number); end++)
            {
                positive += ordered[end].IsPositive ? 1 : 0;
            }

            yield return (positive, end - start - positive);
            start = end;
        }
    }
}
