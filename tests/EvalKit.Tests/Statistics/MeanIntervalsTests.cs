using CsCheck;
using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class MeanIntervalsTests(ITestOutputHelper output)
{
    private const string File = "stats_means.json";

    /// <summary>
    /// The reference's own error: its t quantile at .995 with 3 degrees of freedom is 5.84090930 · (1 − 1.7e-9), where the closed form
    /// (see DistributionsTests) gives 5.840909309733. Only the 99 % intervals need more than the file's tolerance.
    /// </summary>
    private const double ReferenceError = 3e-9;

    [SharedDataFact("golden/" + File)]
    public void Means_and_their_intervals_agree_with_the_golden_values()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            var x = GoldenCases.Numbers(item.GetProperty("input").GetProperty("x"));
            var expected = item.GetProperty("expected");
            golden.Check("mean", item, Descriptive.Mean(x), expected.GetProperty("mean").GetDouble());
            golden.Check("sd", item, Descriptive.StandardDeviation(x), expected.GetProperty("sd").GetDouble());
            golden.Check("se", item, MeanIntervals.Estimate(x)?.StandardError, expected.GetProperty("se").GetDouble());
            golden.Check("quantile", item, Descriptive.Quantile(x, 0.5), expected.GetProperty("median").GetDouble());
            golden.Check("quantile", item, Descriptive.Quantile(x, 0.25), expected.GetProperty("q25").GetDouble());
            golden.Check("quantile", item, Descriptive.Quantile(x, 0.75), expected.GetProperty("q75").GetDouble());
            foreach (var (key, level) in new[] { ("t_ci_0.9", 0.9), ("t_ci_0.95", 0.95), ("t_ci_0.99", 0.99) })
            {
                if (expected.TryGetProperty(key, out var bounds))
                {
                    golden.CheckBounds("t interval", item, MeanIntervals.StudentT(x, level), bounds, level == 0.99 ? ReferenceError : null);
                }
            }

            if (expected.TryGetProperty("ttest_1samp_vs_0.5", out var test) && test.TryGetProperty("p", out var p) && p.ValueKind == System.Text.Json.JsonValueKind.Number)
            {
                golden.Check("t test p", item, MeanIntervals.Estimate(x)!.PValue(0.5), p.GetDouble());
            }
        }

        golden.Finish("mean", "sd", "se", "quantile", "t interval", "t test p");
    }

    [Fact]
    public void A_mean_needs_a_value_and_an_interval_needs_two()
    {
        MeanIntervals.Estimate([]).Should().BeNull();
        MeanIntervals.StudentT([]).Should().BeNull();
        MeanIntervals.StudentT([0.4]).Should().BeNull();
        MeanIntervals.Estimate([0.4])!.PValue().Should().BeNull();
        MeanIntervals.Estimate([0.4])!.LowerBound().Should().BeNull();
    }

    [Fact]
    public void Equal_values_give_their_point_and_a_p_without_doubt()
    {
        double[] x = [0.3 - 0.2, 0.4 - 0.3, 0.1];
        var interval = MeanIntervals.StudentT(x)!;
        interval.Method.Should().Be(IntervalMethods.NoVariation);
        interval.Low.Should().Be(interval.High).And.BeApproximately(0.1, 1e-15);
        var flat = MeanIntervals.Estimate([0.5, 0.5])!;
        flat.PValue(0.5).Should().Be(1);
        flat.PValue(0.4).Should().Be(0);
        flat.PValue(0.4, Alternative.Greater).Should().Be(0);
        flat.PValue(0.4, Alternative.Less).Should().Be(1);
    }

    [Fact]
    public void A_number_that_is_none_is_refused_with_its_index()
    {
        FluentActions.Invoking(() => MeanIntervals.StudentT([0.1, double.NaN])).Should().Throw<ArgumentException>().WithMessage("*NaN at index 1*");
    }

    [Fact]
    public void One_sided_bounds_are_those_of_the_two_sided_interval_with_twice_the_error()
    {
        var estimate = MeanIntervals.Estimate([0.1, 0.5, 0.4, 0.9])!;
        estimate.LowerBound(0.95).Should().BeApproximately(estimate.Interval(0.9)!.Low, 1e-12);
        estimate.UpperBound(0.95).Should().BeApproximately(estimate.Interval(0.9)!.High, 1e-12);
        estimate.PValue(estimate.LowerBound(0.95)!.Value, Alternative.Greater).Should().BeApproximately(0.05, 1e-9);
    }

    [Fact]
    public void The_interval_does_not_care_for_order_and_grows_with_the_level()
    {
        Gen.Double[0, 1].Array[2, 60].Select(Gen.Int[0, 1000]).ShouldHold(200, sample =>
            {
                var (values, seed) = sample;
                var shuffled = values.OrderBy(value => (value * 7919 + seed) % 1).ToArray();
                var inner = MeanIntervals.StudentT(values, 0.9)!;
                var again = MeanIntervals.StudentT(shuffled, 0.9)!;
                var outer = MeanIntervals.StudentT(values, 0.95)!;
                again.Low.Should().BeApproximately(inner.Low, 1e-12);
                again.High.Should().BeApproximately(inner.High, 1e-12);
                outer.Low.Should().BeLessThanOrEqualTo(inner.Low);
                outer.High.Should().BeGreaterThanOrEqualTo(inner.High);
            });
    }
}
