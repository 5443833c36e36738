using System.Numerics;

namespace EvalKit.Statistics;

/// <summary>
/// Sums of subsets of a sample: all of them, or as many as asked for with every value in or out by a fair coin. Flipping the signs of a subset S changes
/// a sum from T to T − 2 Σ S, so subsets are what sign-flip methods run over. The empty subset (nothing flipped) is left out.
/// </summary>
internal sealed class SubsetSums
{
    /// <summary>2¹⁹ sums, the most that stays under a million: up to here every pattern is looked at.</summary>
    internal const int MostValuesForAll = 19;

    /// <summary>Random patterns above that: the Monte Carlo error of a p of .05 is then .0015, and 10,000 cases take a fraction of a second.</summary>
    internal const int RandomPatterns = 19_999;

    private SubsetSums(double[] sums, double[] means, bool exact) => (Sums, Means, IsExact) = (sums, means, exact);

    /// <summary>The sum of each subset.</summary>
    internal double[] Sums { get; }

    /// <summary>The mean of each subset that is not empty.</summary>
    internal double[] Means { get; }

    /// <summary>Whether these are all subsets.</summary>
    internal bool IsExact { get; }

    internal static SubsetSums Of(double[] values, ulong seed) => values.Length <= MostValuesForAll ? All(values) : Random(values, new SeededRandom(seed));

    /// <summary>Each subset adds one value to a subset already summed: one addition each, and no error that builds up along the way.</summary>
    private static SubsetSums All(double[] values)
    {
        var sums = new double[1 << values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var half = 1 << i;
            for (var subset = 0; subset < half; subset++)
            {
                sums[half + subset] = sums[subset] + values[i];
            }
        }

        var means = new double[sums.Length - 1];
        for (var subset = 1; subset < sums.Length; subset++)
        {
            means[subset - 1] = sums[subset] / BitOperations.PopCount((uint)subset);
        }

        return new SubsetSums(sums[1..], means, exact: true);
    }

    private static SubsetSums Random(double[] values, SeededRandom random)
    {
        var table = new SubsetTable(values);
        var sums = new double[RandomPatterns];
        var means = new double[RandomPatterns];
        for (var pattern = 0; pattern < RandomPatterns; pattern++)
        {
            var size = 0;
            while (size == 0)
            {
                (sums[pattern], size) = table.Draw(random);
            }

            means[pattern] = sums[pattern] / size;
        }

        return new SubsetSums(sums, means, exact: false);
    }
}
