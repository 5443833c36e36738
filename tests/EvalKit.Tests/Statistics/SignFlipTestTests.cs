using CsCheck;
using EvalKit.Statistics;

namespace EvalKit.Tests.Statistics;

public sealed class SignFlipTestTests
{
    private static readonly double[] Differences = [.2, -.1, .3, .05, 0, .15, -.05, .1];

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
    public void Order_changes_nothing_the_sides_mirror_and_levels_nest()
    {
        Gen.Double[-1, 1].Array[6, 24].Sample(values =>
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
        }, iter: 60);
    }

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
