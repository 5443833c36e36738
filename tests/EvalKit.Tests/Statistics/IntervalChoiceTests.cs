using EvalKit.Statistics;

namespace EvalKit.Tests.Statistics;

public sealed class IntervalChoiceTests
{
    private static readonly double[] Even = [.. Enumerable.Range(0, 60).Select(i => (i - 29.5) / 60)];

    [Fact]
    public void Paired_pass_or_fail_is_Newcombe_and_in_clusters_the_cluster_t()
    {
        PairedIntervals.PassFail(new PairedCounts(40, 8, 2, 50))!.Method.Should().Be(IntervalMethods.Newcombe10);
        PairedIntervals.PassFail(new PairedCounts(0, 0, 0, 0)).Should().BeNull();
        PairedIntervals.ClusteredPassFail([true, true, false, true], [false, true, true, true], ["a", "b", "c", "c"])!.Method.Should().Be(IntervalMethods.ClusteredT);
    }

    [Fact]
    public void One_run_of_pass_or_fail_is_Clopper_Pearson_and_in_clusters_Korn_Graubard()
    {
        RunIntervals.PassFail(19, 20).Should().Be(ProportionIntervals.ClopperPearson(19, 20));
        RunIntervals.ClusteredPassFail([true, true, false], ["a", "b", "c"])!.Method.Should().Be(IntervalMethods.KornGraubard);
    }

    [Fact]
    public void Thirty_even_differences_are_Student_t_and_twenty_nine_are_sign_flipped()
    {
        PairedIntervals.Graded(Even[15..45], seed: 1)!.Method.Should().Be(IntervalMethods.StudentT);
        PairedIntervals.Graded(Even[15..44], seed: 1)!.Method.Should().Be(IntervalMethods.SignFlipMonteCarlo);
        PairedIntervals.Graded(Even[..12], seed: 1)!.Method.Should().Be(IntervalMethods.SignFlipExact);
    }

    [Fact]
    public void Skewed_differences_are_sign_flipped()
    {
        double[] threeChanged = [-.5, -.5, -.5, .. new double[117]];
        var interval = PairedIntervals.Graded(threeChanged, seed: 1)!;
        interval.Method.Should().Be(IntervalMethods.SignFlipMonteCarlo);
        interval.Contains(threeChanged.Average()).Should().BeTrue();
    }

    [Theory]
    [InlineData(50, 0.1)]
    [InlineData(120, 0.03)]
    [InlineData(120, 0.3)]
    public void An_unchanged_app_seldom_shows_a_whole_interval_below_nought(int cases, double changed)
    {
        const int Repetitions = 300;
        var random = new SeededRandom(5);
        var below = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            double[] differences = [.. Enumerable.Range(0, cases).Select(_ => random.NextIndex(1000) < changed * 1000 ? (random.NextIndex(2001) - 1000) / 1000.0 : 0)];
            below += PairedIntervals.Graded(differences, (ulong)repetition)!.High < 0 ? 1 : 0;
        }

        var noise = 2 * Math.Sqrt(0.025 * 0.975 / Repetitions);
        ((double)below / Repetitions).Should().BeLessThanOrEqualTo(0.025 + noise);
    }

    [Fact]
    public void Skewness_counts_less_the_more_cases_there_are()
    {
        double[] skewed = [.. Enumerable.Repeat<double[]>([0, 0, 0, 1], 10).SelectMany(block => block)];
        double[] more = [.. skewed, .. skewed];
        PairedIntervals.Graded([.. skewed.Select(value => value - .1)], seed: 1)!.Method.Should().Be(IntervalMethods.StudentT, "25 · 1.155² = 33 lies under 40");
        PairedIntervals.Graded(more[..31], seed: 1)!.Method.Should().Be(IntervalMethods.SignFlipMonteCarlo);
        PairedIntervals.Graded(more, seed: 1)!.Method.Should().Be(IntervalMethods.StudentT);
    }

    [Fact]
    public void Clusters_come_before_every_other_reason()
    {
        string[] clusters = [.. Enumerable.Range(0, 12).Select(i => $"c{i / 3}")];
        PairedIntervals.Graded(Even[..12], seed: 1, clusters)!.Method.Should().Be(IntervalMethods.ClusteredT);
        RunIntervals.Graded(Even[..12], seed: 1, clusters)!.Method.Should().Be(IntervalMethods.ClusteredT);
        PairedIntervals.Graded([.1, .2], seed: 1, ["a", "a"]).Should().BeNull();
    }

    [Fact]
    public void One_run_of_graded_values_is_bootstrapped_when_few_or_skewed_and_Student_t_else()
    {
        RunIntervals.Graded(Even, seed: 1)!.Method.Should().Be(IntervalMethods.StudentT);
        RunIntervals.Graded(Even[..20], seed: 1)!.Method.Should().Be(IntervalMethods.BootstrapT);
        RunIntervals.Graded([.2, .9], seed: 1)!.Method.Should().Be(IntervalMethods.StudentT);
        RunIntervals.Graded([.7, .7, .7], seed: 1).Should().Be(new Interval(.7, .7, .95, IntervalMethods.NoVariation));
        RunIntervals.Graded([.7], seed: 1).Should().BeNull();
        RunIntervals.Graded([], seed: 1).Should().BeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(31)]
    public void Every_count_of_equal_or_nearly_equal_values_gives_finite_bounds_or_none(int count)
    {
        foreach (var last in new[] { 0, 1e-300, .5 })
        {
            double[] values = [.. Enumerable.Repeat(0.0, Math.Max(0, count - 1)), .. Enumerable.Repeat(last, Math.Min(1, count))];
            foreach (var interval in new[] { PairedIntervals.Graded(values, seed: 1), RunIntervals.Graded(values, seed: 1) })
            {
                (interval is null || (double.IsFinite(interval.Low) && double.IsFinite(interval.High) && interval.Low <= interval.High)).Should().BeTrue();
            }
        }
    }
}
