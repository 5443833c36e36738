using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class ClusteredTests(ITestOutputHelper output)
{
    private const string File = "stats_clustered_se.json";

    private static readonly double[] Scores = [1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0];
    private static readonly string[] Documents = [.. "AAAABBBCCCCDDD".Select(letter => letter.ToString())];

    [SharedDataFact("golden/" + File)]
    public void Clustered_means_agree_with_the_golden_values()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            var expected = item.GetProperty("expected");
            var estimate = ClusteredMean.Estimate(
                GoldenCases.Numbers(item.GetProperty("input").GetProperty("y")),
                GoldenCases.Texts(item.GetProperty("input").GetProperty("cluster")));
            golden.Check("mean", item, estimate?.Mean, expected.GetProperty("mean").GetDouble());
            golden.Check("standard error", item, estimate?.StandardError, expected.GetProperty("se_cr1_statsmodels").GetDouble());
            golden.Check("clusters", item, estimate?.DegreesOfFreedom + 1, expected.GetProperty("clusters").GetDouble());
            golden.CheckBounds("interval", item, estimate?.Interval(), expected.GetProperty("ci95_t_Gminus1_cr1"));
        }

        golden.Finish("mean", "standard error", "clusters", "interval");
    }

    [Fact]
    public void Four_documents_have_the_published_standard_error()
    {
        var estimate = ClusteredMean.Estimate(Scores, Documents)!;
        estimate.Mean.Should().BeApproximately(.642857, 1e-6);
        estimate.StandardError.Should().BeApproximately(.163902, 1e-6);
        (estimate.StandardError * Math.Sqrt(3.0 / 4)).Should().BeApproximately(.141943, 1e-6, "Miller's form has no C / (C − 1)");
        MeanIntervals.Estimate(Scores)!.StandardError.Should().BeApproximately(.132894, 1e-6);
    }

    [Fact]
    public void One_cluster_gives_a_mean_without_an_interval()
    {
        string[] one = ["a", "a", "a"];
        var estimate = ClusteredMean.Estimate([1, 0, 1], one)!;
        estimate.StandardError.Should().BeNull();
        estimate.Interval().Should().BeNull();
        estimate.PValue().Should().BeNull();
        ClusteredProportion.KornGraubard([true, false, true], one).Should().BeNull();
        ClusteredMean.Estimate([], []).Should().BeNull();
        ClusteredProportion.KornGraubard([], []).Should().BeNull();
    }

    [Fact]
    public void The_order_of_cases_and_the_names_of_clusters_do_not_matter()
    {
        var estimate = ClusteredMean.Estimate(Scores, Documents)!;
        var backwards = ClusteredMean.Estimate([.. Scores.Reverse()], [.. Documents.Reverse().Select(name => "x" + name)])!;
        backwards.StandardError.Should().BeApproximately(estimate.StandardError!.Value, 1e-14);
    }

    [Fact]
    public void All_passing_counts_clusters_and_not_cases()
    {
        var interval = ClusteredProportion.KornGraubard([.. Enumerable.Repeat(true, 40)], [.. Enumerable.Range(0, 40).Select(i => $"c{i % 10}")])!;
        interval.Should().Be(ProportionIntervals.ClopperPearson(10, 10)! with { Method = IntervalMethods.KornGraubard });
    }

    [Fact]
    public void Balanced_clusters_that_cancel_give_Clopper_Pearson_on_all_cases()
    {
        var interval = ClusteredProportion.KornGraubard([true, false, false, true, true, false, false, true], ["1", "1", "2", "2", "3", "3", "4", "4"])!;
        interval.Should().Be(ProportionIntervals.ClopperPearson(4, 8)! with { Method = IntervalMethods.KornGraubard });
    }

    [Fact]
    public void Two_clusters_that_disagree_say_almost_nothing()
    {
        var interval = ClusteredProportion.KornGraubard([true, true, false, false], ["a", "a", "b", "b"])!;
        interval.Low.Should().BeLessThan(1e-6);
        interval.High.Should().BeGreaterThan(1 - 1e-6);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    public void Korn_Graubard_covers_a_high_share_in_few_clusters_where_the_cluster_t_does_not(int clusters)
    {
        const int Size = 5;
        const int Repetitions = 2000;
        const double Share = 0.95;
        var random = new SeededRandom(20);
        string[] names = [.. Enumerable.Range(0, clusters * Size).Select(i => $"c{i / Size}")];
        var (korn, naive) = (0, 0);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            // Half of the time a case copies its cluster's own outcome: an intra-cluster correlation of 1/4.
            bool[] own = [.. Enumerable.Range(0, clusters).Select(_ => Coin(random, Share))];
            bool[] passes = [.. Enumerable.Range(0, clusters * Size).Select(i => Coin(random, 0.5) ? own[i / Size] : Coin(random, Share))];
            korn += ClusteredProportion.KornGraubard(passes, names)!.Contains(Share) ? 1 : 0;
            naive += ClusteredMean.Estimate([.. passes.Select(pass => pass ? 1.0 : 0.0)], names)!.Interval()!.Contains(Share) ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"C = {clusters}: Korn-Graubard {(double)korn / Repetitions:F3}, cluster t {(double)naive / Repetitions:F3}"));
        ((double)korn / Repetitions).Should().BeGreaterThan(0.94);
        naive.Should().BeLessThan(korn);
    }

    private static bool Coin(SeededRandom random, double share) => random.NextBits() < share * ulong.MaxValue;
}
