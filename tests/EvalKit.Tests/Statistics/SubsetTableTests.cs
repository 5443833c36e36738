using EvalKit.Statistics;

namespace EvalKit.Tests.Statistics;

public sealed class SubsetTableTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(63, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 1)]
    [InlineData(130, 5)]
    [InlineData(1000, 50)]
    public void A_draw_sums_and_counts_the_values_whose_bits_are_set(int count, int everyOther)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => i % everyOther == 0 && (i < 70 || i > 900) ? i + 1 : 0.0)];
        var table = new SubsetTable(values);
        var (drawing, reading) = (new SeededRandom(11), new SeededRandom(11));
        for (var draw = 0; draw < 50; draw++)
        {
            var bits = Enumerable.Range(0, (count + 63) / 64).Select(_ => reading.NextBits()).ToArray();
            var chosen = Enumerable.Range(0, count).Where(i => (bits[i / 64] >> (i % 64) & 1) == 1).ToList();
            table.Draw(drawing).Should().Be((chosen.Sum(i => values[i]), chosen.Count));
        }
    }
}
