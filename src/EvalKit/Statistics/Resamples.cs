namespace EvalKit.Statistics;

/// <summary>
/// A statistic of a whole sample, computed again and again of units drawn with replacement (Efron 1979; of corpus metrics Koehn 2004). The values are kept sorted,
/// so that every level is read from one set of draws.
/// </summary>
internal sealed class Resamples
{
    /// <summary>Draws for samples of any usual size: with one less than a round number the quantiles of the usual levels fall on draws.</summary>
    private const int Most = BootstrapIntervals.Resamples;

    /// <summary>Draws for large samples, where each costs more and the quantiles matter less.</summary>
    private const int Fewest = 1_999;

    /// <summary>From so many units on a sample is large.</summary>
    private const int LargeSample = 2_000;

    /// <summary>Draws of which the statistic is not defined are left out; more than this share of them, and the rest says little.</summary>
    private const double MostUndefined = 0.05;

    private readonly double[] _sorted;

    private Resamples(double[] sorted, int units)
    {
        _sorted = sorted;
        Units = units;
    }

    /// <summary>How many units there are to draw.</summary>
    public int Units { get; }

    public double StandardDeviation => Descriptive.StandardDeviation(_sorted) ?? 0;

    /// <summary>Draws the units.</summary>
    /// <param name="units">Positions of observations that belong together, one list a unit.</param>
    /// <param name="statistic">Computes the statistic of the observations drawn; null where it is not defined. Must not keep the list it is given.</param>
    /// <param name="seed">Of the draws.</param>
    /// <returns>Null for fewer than two units, or where too many draws leave the statistic undefined.</returns>
    public static Resamples? Of(IReadOnlyList<int[]> units, Func<IReadOnlyList<int>, double?> statistic, ulong seed)
    {
        if (units.Count < 2)
        {
            return null;
        }

        var random = new SeededRandom(seed);
        var draws = units.Count < LargeSample ? Most : Fewest;
        var values = new List<double>(draws);
        var drawn = new List<int>();
        for (var i = 0; i < draws; i++)
        {
            drawn.Clear();
            for (var j = 0; j < units.Count; j++)
            {
                drawn.AddRange(units[random.NextIndex(units.Count)]);
            }

            if (statistic(drawn) is { } value)
            {
                values.Add(value);
            }
        }

        if (values.Count < (1 - MostUndefined) * draws)
        {
            return null;
        }

        values.Sort();
        return new Resamples([.. values], units.Count);
    }

    /// <summary>
    /// The expanded percentile interval (Hesterberg 2015): the percentile interval with its tails moved outwards as Student's t is wider than the normal, which
    /// takes away most of what the plain one lacks in small samples and changes nothing in large ones. Equal values give their point.
    /// </summary>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public Interval Interval(double level)
    {
        Requirements.Probability(level);
        if (_sorted[^1] - _sorted[0] <= 1e-12 * Math.Abs(_sorted[0]))
        {
            return new Interval(_sorted[0], _sorted[0], level, IntervalMethods.NoVariation);
        }

        var t = Distributions.StudentTQuantile((1 + level) / 2, Units - 1);
        var tail = Distributions.NormalUpper(t * Math.Sqrt(Units / (Units - 1.0)));
        return new Interval(
            Descriptive.QuantileOfSorted(_sorted, tail), Descriptive.QuantileOfSorted(_sorted, 1 - tail), level, IntervalMethods.BootstrapExpanded);
    }

    /// <summary>
    /// Two-sided p-value of "the statistic is 0": how often the draws, moved so that their mean is 0, lie as far from it as the statistic does; as sacreBLEU's
    /// paired bootstrap computes it.
    /// </summary>
    /// <param name="observed">The statistic of the sample itself.</param>
    public double PValue(double observed)
    {
        var mean = Descriptive.Mean(_sorted)!.Value;
        return (_sorted.Count(v => Math.Abs(v - mean) >= Math.Abs(observed)) + 1) / (_sorted.Length + 1.0);
    }
}
