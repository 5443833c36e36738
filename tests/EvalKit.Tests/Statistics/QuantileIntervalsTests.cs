using EvalKit.Statistics;

namespace EvalKit.Tests.Statistics;

public sealed class QuantileIntervalsTests
{
    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.9, 36)]
    [InlineData(0.95, 72)]
    public void An_interval_appears_with_the_count_it_needs_and_not_before(double probability, int needed)
    {
        QuantileIntervals.SmallestCount(probability).Should().Be(needed);
        QuantileIntervals.OrderStatistics(Ramp(needed - 1), probability).Should().BeNull();
        QuantileIntervals.OrderStatistics(Ramp(needed), probability).Should().NotBeNull();
    }

    [Fact]
    public void The_median_of_ten_lies_between_the_second_and_the_ninth_value()
    {
        var interval = QuantileIntervals.Median([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])!;
        interval.Should().Be(new Interval(2, 9, 0.95, IntervalMethods.OrderStatistics));
    }

    [Theory]
    [InlineData(0.5, 25)]
    [InlineData(0.9, 80)]
    [InlineData(0.95, 120)]
    public void Coverage_is_at_least_the_level_and_no_rank_is_given_away(double probability, int count)
    {
        var interval = QuantileIntervals.OrderStatistics(Ramp(count), probability)!;
        var (low, high) = ((int)interval.Low, (int)interval.High);
        Distributions.BinomialLower(low - 1, count, probability).Should().BeLessThanOrEqualTo(0.025);
        Distributions.BinomialLower(low, count, probability).Should().BeGreaterThan(0.025);
        Distributions.BinomialUpper(high, count, probability).Should().BeLessThanOrEqualTo(0.025);
        Distributions.BinomialUpper(high - 1, count, probability).Should().BeGreaterThan(0.025);
    }

    [Fact]
    public void No_values_give_no_interval() => QuantileIntervals.Median([]).Should().BeNull();

    private static double[] Ramp(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];
}
