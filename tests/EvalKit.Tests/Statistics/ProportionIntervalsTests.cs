using CsCheck;
using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class ProportionIntervalsTests(ITestOutputHelper output)
{
    private const string File = "stats_proportion_intervals.json";

    private static readonly Gen<(int Successes, int Count)> Shares = Gen.Int[1, 400].SelectMany(n => Gen.Int[0, n].Select(x => (x, n)));

    private static readonly (string Key, Func<int, int, double, Interval?> Make)[] Methods =
    [
        ("wilson", ProportionIntervals.Wilson),
        ("clopper_pearson", ProportionIntervals.ClopperPearson),
        ("jeffreys", ProportionIntervals.Jeffreys),
    ];

    [SharedDataFact("golden/" + File)]
    public void Proportion_intervals_agree_with_the_golden_values()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            var input = item.GetProperty("input");
            foreach (var (key, make) in Methods)
            {
                var actual = make(input.GetProperty("successes").GetInt32(), input.GetProperty("n").GetInt32(), 1 - input.GetProperty("alpha").GetDouble());
                golden.CheckBounds(key, item, actual, item.GetProperty("expected").GetProperty(key));
            }
        }

        golden.Finish([.. Methods.Select(method => method.Key)]);
    }

    [Theory]
    [InlineData("wilson", 19, .763869, .991119)]
    [InlineData("wilson", 20, .838875, 1)]
    [InlineData("clopper_pearson", 19, .751267, .998735)]
    [InlineData("jeffreys", 19, .789181, .994551)]
    public void Nineteen_or_twenty_of_twenty_have_the_published_bounds(string method, int successes, double low, double high)
    {
        var interval = Methods.Single(candidate => candidate.Key == method).Make(successes, 20, 0.95)!;
        interval.Low.Should().BeApproximately(low, 1e-6);
        interval.High.Should().BeApproximately(high, 1e-6);
        interval.Method.Should().Be(method);
    }

    [Fact]
    public void Bounds_are_ordered_inside_zero_and_one_around_the_share_and_nested_by_level()
    {
        Shares.Select(Gen.Double[0.5, 0.9], Gen.Double[0.91, 0.999]).ShouldHold(300, sample =>
            {
                var (share, narrow, wide) = sample;
                foreach (var (_, make) in Methods)
                {
                    var inner = make(share.Successes, share.Count, narrow)!;
                    var outer = make(share.Successes, share.Count, wide)!;
                    inner.Low.Should().BeInRange(outer.Low, inner.High).And.BeInRange(0, 1);
                    inner.High.Should().BeInRange(inner.Low, outer.High).And.BeInRange(0, 1);
                }
            });
    }

    [Fact]
    public void Passes_and_failures_changed_over_mirror_the_interval()
    {
        Shares.ShouldHold(300, share =>
        {
            foreach (var (_, make) in Methods)
            {
                var interval = make(share.Successes, share.Count, 0.95)!;
                var mirror = make(share.Count - share.Successes, share.Count, 0.95)!;
                mirror.Low.Should().BeApproximately(1 - interval.High, 1e-11);
                mirror.High.Should().BeApproximately(1 - interval.Low, 1e-11);
            }
        });
    }

    [Theory]
    [InlineData(5, 0.95)]
    [InlineData(20, 0.95)]
    [InlineData(50, 0.95)]
    [InlineData(50, 0.9)]
    [InlineData(120, 0.99)]
    public void Clopper_Pearson_covers_every_share_of_a_grid_with_at_least_its_level(int count, double level)
    {
        var intervals = Enumerable.Range(0, count + 1).Select(x => ProportionIntervals.ClopperPearson(x, count, level)!).ToList();
        var worst = Enumerable.Range(1, 999).Select(step => step / 1000.0).Min(share =>
            Enumerable.Range(0, count + 1).Where(x => intervals[x].Contains(share)).Sum(x => Distributions.BinomialPoint(x, count, share)));
        output.WriteLine(FormattableString.Invariant($"n = {count}, level {level}: worst coverage {worst:F4}"));
        worst.Should().BeGreaterThanOrEqualTo(level - 1e-12);
    }

    [Fact]
    public void Wilson_covers_a_share_near_one_too_little_as_the_design_says()
    {
        var coverage = Enumerable.Range(0, 51).Where(x => ProportionIntervals.Wilson(x, 50)!.Contains(0.98)).Sum(x => Distributions.BinomialPoint(x, 50, 0.98));
        coverage.Should().BeApproximately(0.922, 0.0005);
    }

    [Fact]
    public void No_trials_give_no_interval()
    {
        foreach (var (_, make) in Methods)
        {
            make(0, 0, 0.95).Should().BeNull();
        }
    }

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        FluentActions.Invoking(() => ProportionIntervals.Wilson(3, 2)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ProportionIntervals.Jeffreys(-1, 2)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ProportionIntervals.ClopperPearson(1, 2, 1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
