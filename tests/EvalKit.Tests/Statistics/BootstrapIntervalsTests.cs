using CsCheck;
using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class BootstrapIntervalsTests(ITestOutputHelper output)
{
    private const string File = "stats_bootstrap.json";

    [SharedDataFact("golden/" + File)]
    public void Percentile_bootstrap_agrees_with_the_golden_values_within_Monte_Carlo_error()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            var expected = item.GetProperty("expected");
            var probability = expected.GetProperty("statistic").GetString();
            Func<IReadOnlyList<double>, double> statistic = probability switch
            {
                "mean" => values => Descriptive.Mean(values)!.Value,
                "median" => values => Descriptive.Quantile(values, 0.5)!.Value,
                _ => throw new InvalidOperationException($"The golden file has a statistic this test does not know: {probability}."),
            };
            var x = GoldenCases.Numbers(item.GetProperty("input").GetProperty("x"));
            var interval = BootstrapIntervals.Percentile(x, statistic, seed: 7, item.GetProperty("input").GetProperty("confidence").GetDouble())!;
            var bounds = expected.GetProperty("percentile").GetProperty("mean_bounds_over_24_seeds");
            var allowed = expected.GetProperty("percentile").GetProperty("accept_abs_tolerance_at_B10000");
            golden.CheckWithin("percentile", item, interval.Low, bounds[0].GetDouble(), allowed[0].GetDouble());
            golden.CheckWithin("percentile", item, interval.High, bounds[1].GetDouble(), allowed[1].GetDouble());
        }

        golden.Finish("percentile");
    }

    [Fact]
    public void Bootstrap_t_covers_a_skewed_mean_more_often_than_the_t_interval()
    {
        // Exponential data: mean 1, skewness 2. The upper bound is where the t interval fails.
        const int Repetitions = 250;
        const int Count = 20;
        var random = new SeededRandom(5);
        var (bootstrap, student) = (0, 0);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            double[] values = [.. Enumerable.Range(0, Count).Select(_ => -Math.Log((random.NextIndex(1_000_000) + 0.5) / 1_000_000))];
            bootstrap += BootstrapIntervals.StudentisedMean(values, (ulong)repetition)!.Contains(1) ? 1 : 0;
            student += MeanIntervals.StudentT(values)!.Contains(1) ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"n = {Count}: bootstrap-t {(double)bootstrap / Repetitions:F3}, t {(double)student / Repetitions:F3}"));
        bootstrap.Should().BeGreaterThan(student);
        ((double)bootstrap / Repetitions).Should().BeGreaterThan(0.89);
    }

    [Fact]
    public void On_a_symmetric_sample_bootstrap_t_is_close_to_the_t_interval()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => Distributions.NormalQuantile((i + 0.5) / 60))];
        var bootstrap = BootstrapIntervals.StudentisedMean(values, seed: 11)!;
        var student = MeanIntervals.StudentT(values)!;
        bootstrap.Low.Should().BeApproximately(student.Low, 0.02);
        bootstrap.High.Should().BeApproximately(student.High, 0.02);
    }

    [Fact]
    public void Data_that_cannot_carry_it_give_no_interval_and_equal_values_their_point()
    {
        BootstrapIntervals.StudentisedMean([], seed: 1).Should().BeNull();
        BootstrapIntervals.StudentisedMean([1], seed: 1).Should().BeNull();
        BootstrapIntervals.StudentisedMean([0, 1], seed: 1).Should().BeNull("half of its resamples do not vary");
        BootstrapIntervals.StudentisedMean([-.4, -.4, -.4], seed: 1).Should().Be(new Interval(-.4, -.4, 0.95, IntervalMethods.NoVariation));
        BootstrapIntervals.Percentile([], values => values[0], seed: 1).Should().BeNull();
        BootstrapIntervals.Percentile([1, 2], _ => double.NaN, seed: 1).Should().BeNull();
    }

    [Fact]
    public void The_interval_moves_with_the_data_keeps_to_its_seed_and_does_not_care_for_order()
    {
        Gen.Double[0, 1].Array[12, 30].ShouldHold(40, values =>
        {
            var interval = BootstrapIntervals.StudentisedMean(values, seed: 9);
            BootstrapIntervals.StudentisedMean(values, seed: 9).Should().Be(interval);
            BootstrapIntervals.StudentisedMean([.. values.Reverse()], seed: 9).Should().Be(interval);
            if (interval is null)
            {
                return;
            }

            var scaled = BootstrapIntervals.StudentisedMean([.. values.Select(value => 4 * value)], seed: 9)!;
            var mirrored = BootstrapIntervals.StudentisedMean([.. values.Select(value => -value)], seed: 9)!;
            scaled.Low.Should().BeApproximately(4 * interval.Low, 1e-9);
            scaled.High.Should().BeApproximately(4 * interval.High, 1e-9);
            mirrored.Low.Should().BeApproximately(-interval.High, 1e-12);
            mirrored.High.Should().BeApproximately(-interval.Low, 1e-12);
            if (BootstrapIntervals.StudentisedMean(values, seed: 9, 0.99) is { } wide)
            {
                interval.Low.Should().BeInRange(wide.Low, interval.High);
                interval.High.Should().BeLessThanOrEqualTo(wide.High);
            }
        });
    }
}
