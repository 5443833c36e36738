using EvalKit.Statistics;

namespace EvalKit.Tests.Statistics;

public sealed class DescriptiveTests
{
    [Fact]
    public void A_sum_keeps_what_large_values_would_swallow()
    {
        Descriptive.Sum([1e16, 1, -1e16, 1]).Should().Be(2);
        Descriptive.Mean([.. Enumerable.Repeat(0.1, 10)]).Should().Be(0.1);
    }

    [Fact]
    public void What_is_not_defined_is_null_and_never_NaN()
    {
        Descriptive.Mean([]).Should().BeNull();
        Descriptive.StandardDeviation([1]).Should().BeNull();
        Descriptive.Quantile([], 0.5).Should().BeNull();
        Descriptive.Skewness([]).Should().BeNull();
        Descriptive.Skewness([3]).Should().Be(0);
        Descriptive.Skewness([3, 3, 3]).Should().Be(0);
        Descriptive.Sum([]).Should().Be(0);
    }

    [Fact]
    public void Skewness_is_the_moment_coefficient()
    {
        Descriptive.Skewness([0, 0, 0, 1]).Should().BeApproximately(2 / Math.Sqrt(3), 1e-12);
        Descriptive.Skewness([1, 1, 1, 0]).Should().BeApproximately(-2 / Math.Sqrt(3), 1e-12);
        Descriptive.Skewness([1, 2, 3]).Should().BeApproximately(0, 1e-12);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    public void A_quantile_lies_between_the_order_statistics(double probability, double expected) =>
        Descriptive.Quantile([4, 1, 3, 2], probability).Should().BeApproximately(expected, 1e-12);
}
