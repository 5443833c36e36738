using System.Numerics;

namespace EvalKit.Statistics;

/// <summary>
/// Sums of subsets by look-up: the sixteen sums of every four values are computed once, so that a subset costs one addition for four values instead of a
/// branch for each. Words of 64 values that are all 0 add nothing to a sum and are only counted. Immutable and thread-safe.
/// </summary>
internal sealed class SubsetTable
{
    private const int WordValues = 64;
    private const int GroupValues = 4;
    private const int GroupSums = 1 << GroupValues;
    private const int WordSums = WordValues / GroupValues * GroupSums;

    private readonly double[] _sums;
    private readonly int[] _firstSum;
    private readonly ulong _lastWord;

    /// <param name="values">At least one value; sorted ones put the zeros together, which is where whole words of them come from.</param>
    internal SubsetTable(double[] values)
    {
        _firstSum = new int[(values.Length + WordValues - 1) / WordValues];
        _lastWord = ulong.MaxValue >> ((WordValues - (values.Length % WordValues)) % WordValues);
        var words = values.Chunk(WordValues).ToList();
        var tables = 0;
        for (var word = 0; word < words.Count; word++)
        {
            _firstSum[word] = words[word].All(value => value == 0) ? -1 : WordSums * tables++;
        }

        _sums = new double[WordSums * tables];
        for (var word = 0; word < words.Count; word++)
        {
            if (_firstSum[word] >= 0)
            {
                Fill(_sums.AsSpan(_firstSum[word], WordSums), words[word]);
            }
        }
    }

    /// <summary>The sum and the count of a random subset, every value in or out by a fair bit: 64 bits are drawn for each 64 values begun.</summary>
    internal (double Sum, int Size) Draw(SeededRandom random)
    {
        var (sum, size) = (0.0, 0);
        for (var word = 0; word < _firstSum.Length; word++)
        {
            var bits = random.NextBits() & (word == _firstSum.Length - 1 ? _lastWord : ulong.MaxValue);
            size += BitOperations.PopCount(bits);
            if (_firstSum[word] >= 0)
            {
                sum += SumOf(_sums.AsSpan(_firstSum[word], WordSums), bits);
            }
        }

        return (sum, size);
    }

    /// <summary>Four running sums instead of one: an addition need not wait for the one before it.</summary>
    private static double SumOf(ReadOnlySpan<double> sums, ulong bits)
    {
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        for (var group = 0; group < WordSums; group += 4 * GroupSums, bits >>= 4 * GroupValues)
        {
            a += sums[group + (int)(bits & 15)];
            b += sums[group + GroupSums + (int)((bits >> 4) & 15)];
            c += sums[group + (2 * GroupSums) + (int)((bits >> 8) & 15)];
            d += sums[group + (3 * GroupSums) + (int)((bits >> 12) & 15)];
        }

        return a + b + (c + d);
    }

    private static void Fill(Span<double> sums, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var first = i / GroupValues * GroupSums;
            var half = 1 << (i % GroupValues);
            for (var subset = 0; subset < half; subset++)
            {
                sums[first + half + subset] = sums[first + subset] + values[i];
            }
        }
    }
}
