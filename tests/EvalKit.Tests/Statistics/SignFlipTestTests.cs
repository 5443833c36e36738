using CsCheck;
using EvalKit.Statistics;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Statistics;

public sealed class SignFlipTestTests
{
    private static readonly double[] Differences = [.2, -.1, .3, .05, 0, .15, -.05, .1];

    /// <summary>Five standard errors of a tail of .025 among the random patterns.</summary>
    private static readonly double MonteCarloError = 5 * Math.Sqrt(.025 * .975 / SubsetSums.RandomPatterns);

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.95)]
    public void The_interval_ends_where_the_test_shifted_to_its_bounds_begins_to_reject(double level)
    {
        var interval = SignFlipTest.Interval(Differences, seed: 1, level)!;
        interval.Method.Should().Be(IntervalMethods.SignFlipExact);
        var tail = (1 - level) / 2;
        UpperTail(interval.Low - 1e-9).Should().BeLessThanOrEqualTo(tail);
        UpperTail(interval.Low + 1e-9).Should().BeGreaterThan(tail);
        LowerTail(interval.High + 1e-9).Should().BeLessThanOrEqualTo(tail);
        LowerTail(interval.High - 1e-9).Should().BeGreaterThan(tail);
    }

    [Fact]
    public void Monte_Carlo_agrees_with_the_exact_test_within_its_error()
    {
        double[] twenty = [.. Differences, .12, -.07, .02, .11, -.2, .08, .03, -.01, .14, .06, -.04, .09];
        var exact = Enumerable.Range(0, 1 << 20).Count(mask => Math.Abs(Flipped(twenty, mask)) >= Math.Abs(twenty.Sum()) - 1e-12) / (double)(1 << 20);
        foreach (var seed in new ulong[] { 0, 1, 42 })
        {
            SignFlipTest.PValue(twenty, seed).Should().BeApproximately(exact, 4 * Math.Sqrt(exact * (1 - exact) / SubsetSums.RandomPatterns));
        }

        SignFlipTest.Interval(twenty, seed: 1)!.Method.Should().Be(IntervalMethods.SignFlipMonteCarlo);
    }

    [Fact]
    public void Too_few_pairs_give_no_interval_and_one_more_does()
    {
        SignFlipTest.SmallestCount(0.95).Should().Be(6);
        SignFlipTest.SmallestCount(0.9).Should().Be(5);
        SignFlipTest.Interval([.1, .2, .3, .4, .5], seed: 1).Should().BeNull();
        SignFlipTest.Interval([.1, .2, .3, .4, .5, .6], seed: 1).Should().NotBeNull();
        SignFlipTest.Interval([], seed: 1).Should().BeNull();
        SignFlipTest.PValue([], seed: 1).Should().Be(1);
        SignFlipTest.PValue([.5], seed: 1).Should().Be(1);
    }

    [Fact]
    public void Nothing_changed_gives_the_point_nought_and_a_p_of_one()
    {
        foreach (var count in new[] { 8, 40 })
        {
            var interval = SignFlipTest.Interval(new double[count], seed: 1)!;
            (interval.Low, interval.High).Should().Be((0, 0));
            SignFlipTest.PValue(new double[count], seed: 1).Should().Be(1);
        }
    }

    [Fact]
    public void Equal_differences_give_their_point()
    {
        var interval = SignFlipTest.Interval([.25, .25, .25, .25, .25, .25], seed: 1)!;
        (interval.Low, interval.High).Should().Be((.25, .25));
        SignFlipTest.PValue([.25, .25, .25, .25, .25, .25], seed: 1).Should().BeApproximately(2 / 64.0, 1e-12);
    }

    [Fact]
    public void Pairs_that_did_not_change_leave_p_as_it_was_and_exact()
    {
        var exact = SignFlipTest.PValue([.. Differences.Where(value => value != 0)], seed: 1);
        SignFlipTest.PValue(Differences, seed: 1).Should().Be(exact);
        SignFlipTest.PValue([.. Differences, .. new double[10_000]], seed: 9).Should().Be(exact);
    }

    [Fact]
    public void Pairs_that_did_not_change_count_in_the_interval_because_a_shift_changes_them()
    {
        var without = SignFlipTest.Interval([.. Differences.Where(value => value != 0)], seed: 1)!;
        var with = SignFlipTest.Interval([.. Differences, .. new double[12]], seed: 1)!;
        with.Method.Should().Be(IntervalMethods.SignFlipMonteCarlo);
        with.HalfWidth.Should().BeLessThan(without.HalfWidth);
        var all = Enumerable.Range(1, (1 << 20) - 1).Select(mask => Differences.Where((_, i) => (mask >> i & 1) == 1).Sum() / int.PopCount(mask)).Order().ToArray();
        SharesBelow(all, with.Low).Should().BeInRange(.025 - MonteCarloError, .025 + MonteCarloError);
        SharesBelow(all, with.High).Should().BeInRange(.975 - MonteCarloError, .975 + MonteCarloError);
    }

    [Fact]
    public void Changes_that_cancel_leave_no_last_bit_on_the_far_side_of_a_bound_of_nought()
    {
        double[] cancelling = [-.1, -.2, .3, .. new double[40]];
        cancelling.Sum().Should().NotBe(0, "rounding is what this test is about");
        var interval = SignFlipTest.Interval(cancelling, seed: 1, level: .1)!;
        (interval.Low, interval.High).Should().Be((0, 0));
    }

    [Fact]
    public void Order_changes_nothing_the_sides_mirror_and_levels_nest()
    {
        Gen.Double[-1, 1].Array[6, 24].ShouldHold(60, values =>
        {
            var inner = SignFlipTest.Interval(values, seed: 3, 0.9)!;
            var outer = SignFlipTest.Interval(values, seed: 3, 0.95)!;
            var reordered = SignFlipTest.Interval([.. values.Reverse()], seed: 3, 0.9)!;
            var mirrored = SignFlipTest.Interval([.. values.Select(value => -value)], seed: 3, 0.9)!;
            reordered.Should().Be(inner);
            mirrored.Low.Should().Be(-inner.High);
            mirrored.High.Should().Be(-inner.Low);
            inner.Low.Should().BeInRange(outer.Low, inner.High);
            inner.High.Should().BeLessThanOrEqualTo(outer.High);
            SignFlipTest.PValue(values, seed: 3).Should().BeGreaterThan(0).And.BeLessThanOrEqualTo(1)
                .And.Be(SignFlipTest.PValue([.. values.Select(value => -value).Reverse()], seed: 3));
        });
    }

    /// <summary>The share of the sorted means at a bound or below it; means that equal the bound count half, for a bound stands on one of them.</summary>
    private static double SharesBelow(double[] sorted, double bound) =>
        (sorted.Count(mean => mean < bound - 1e-12) + sorted.Count(mean => mean <= bound + 1e-12)) / (2.0 * sorted.Length);

    private static double Flipped(double[] values, int mask)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += (mask >> i & 1) == 1 ? -values[i] : values[i];
        }

        return sum;
    }

    private static double UpperTail(double theta) => Tail(theta, (flipped, seen) => flipped >= seen);

    private static double LowerTail(double theta) => Tail(theta, (flipped, seen) => flipped <= seen);

    private static double Tail(double theta, Func<double, double, bool> asExtreme)
    {
        double[] shifted = [.. Differences.Select(value => value - theta)];
        var patterns = 1 << shifted.Length;
        return Enumerable.Range(0, patterns).Count(mask => mask == 0 || asExtreme(Flipped(shifted, mask), shifted.Sum())) / (double)patterns;
    }
}
