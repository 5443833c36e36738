using System.Text.Json;
using CsCheck;
using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class PairedTests(ITestOutputHelper output)
{
    private const string File = "stats_paired_tests.json";

    private static readonly double[] Differences = [.2, -.1, .3, .05, 0, .15, -.05, .1];

    private static readonly PairedCounts Published = new(bothPass: 40, onlyBaseline: 2, onlyCandidate: 8, neitherPasses: 50);

    private static readonly Gen<PairedCounts> Tables = Gen.Int[0, 40].Array[4].Where(cells => cells.Sum() > 0)
        .Select(cells => new PairedCounts(cells[0], cells[1], cells[2], cells[3]));

    [SharedDataFact("golden/" + File)]
    public void Paired_tests_agree_with_the_golden_values()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            // The reference takes a − b, so b plays the baseline.
            var a = GoldenCases.Numbers(item.GetProperty("input").GetProperty("a"));
            var b = GoldenCases.Numbers(item.GetProperty("input").GetProperty("b"));
            var expected = item.GetProperty("expected");
            var estimate = PairedDifference.Estimate(b, a)!;
            golden.Check("mean", item, estimate.Mean, expected.GetProperty("mean_diff").GetDouble());
            golden.Check("sd", item, Descriptive.StandardDeviation(PairedDifference.Differences(b, a)), expected.GetProperty("sd_diff").GetDouble());
            if (expected.TryGetProperty("ttest_rel", out var t))
            {
                golden.Check("se", item, estimate.StandardError, t.GetProperty("se").GetDouble());
                golden.Check("p two-sided", item, estimate.PValue(), t.GetProperty("p").GetDouble());
                golden.Check("p greater", item, estimate.PValue(0, Alternative.Greater), t.GetProperty("p_greater").GetDouble());
                golden.Check("p less", item, estimate.PValue(0, Alternative.Less), t.GetProperty("p_less").GetDouble());
                golden.CheckBounds("t interval", item, estimate.Interval(), t.GetProperty("ci95"));
            }

            var sign = expected.GetProperty("sign_test");
            var signs = new PairedCounts(0, sign.GetProperty("neg").GetInt32(), sign.GetProperty("pos").GetInt32(), 0);
            golden.Check("McNemar exact", item, McNemar.ExactP(signs), sign.GetProperty("p").GetDouble());
            CheckMcNemar(golden, item, expected, a, b);
            if (expected.TryGetProperty("sign_flip_permutation_exact_p_two_sided", out var flip))
            {
                golden.Check("sign-flip exact", item, SignFlipTest.PValue(PairedDifference.Differences(b, a), seed: 1), flip.GetDouble());
            }
        }

        golden.Finish(
            "mean", "sd", "se", "p two-sided", "p greater", "p less", "t interval", "McNemar exact", "McNemar mid-p", "McNemar chi-squared", "cells", "sign-flip exact");
    }

    [Fact]
    public void McNemar_has_the_published_values()
    {
        McNemar.ExactP(Published).Should().BeApproximately(.109375, 1e-9);
        McNemar.MidP(Published).Should().BeApproximately(.065430, 1e-6);
        McNemar.ChiSquaredP(Published).Should().BeApproximately(.057780, 1e-6);
    }

    [Fact]
    public void Newcombe_has_the_published_bounds()
    {
        var interval = Newcombe.Method10(Published)!;
        Published.Difference.Should().BeApproximately(.06, 1e-12);
        Newcombe.Correlation(Published).Should().BeApproximately(.784324, 1e-6);
        interval.Low.Should().BeApproximately(-.003521, 1e-6);
        interval.High.Should().BeApproximately(.122183, 1e-6);
    }

    [Fact]
    public void Sign_flip_and_t_have_the_published_values()
    {
        SignFlipTest.PValue(Differences, seed: 1).Should().BeApproximately(.171875, 1e-12);
        var estimate = MeanIntervals.Estimate(Differences)!;
        estimate.PValue().Should().BeApproximately(.128762, 1e-6);
        estimate.PValue(-.05, Alternative.Greater).Should().BeApproximately(.013619, 1e-6);
    }

    [Fact]
    public void Without_a_changed_pair_every_p_is_one_and_Newcombe_is_centred_on_nothing()
    {
        foreach (var counts in new[] { new PairedCounts(0, 0, 0, 0), new PairedCounts(40, 0, 0, 60), new PairedCounts(7, 0, 0, 0) })
        {
            McNemar.ExactP(counts).Should().Be(1);
            McNemar.MidP(counts).Should().Be(1);
            McNemar.ChiSquaredP(counts).Should().Be(1);
        }

        Newcombe.Method10(new PairedCounts(0, 0, 0, 0)).Should().BeNull();
        var still = Newcombe.Method10(new PairedCounts(40, 0, 0, 60))!;
        still.Low.Should().BeNegative().And.BeApproximately(-still.High, 1e-15);
    }

    [Fact]
    public void Newcombe_bounds_hold_the_difference_nest_by_level_and_turn_with_the_sides()
    {
        Tables.ShouldHold(500, counts =>
        {
            var inner = Newcombe.Method10(counts, 0.9)!;
            var outer = Newcombe.Method10(counts, 0.95)!;
            var swapped = Newcombe.Method10(counts.Swapped(), 0.9)!;
            inner.Contains(counts.Difference!.Value).Should().BeTrue();
            inner.Low.Should().BeInRange(outer.Low - 1e-12, 1).And.BeGreaterThanOrEqualTo(-1);
            inner.High.Should().BeInRange(-1, outer.High + 1e-12).And.BeLessThanOrEqualTo(1);
            swapped.Low.Should().BeApproximately(-inner.High, 1e-12);
            swapped.High.Should().BeApproximately(-inner.Low, 1e-12);
        });
    }

    [Fact]
    public void McNemar_does_not_care_which_side_is_the_baseline_and_mid_p_is_the_smaller()
    {
        Tables.ShouldHold(300, counts =>
        {
            McNemar.ExactP(counts).Should().Be(McNemar.ExactP(counts.Swapped())).And.BeInRange(0, 1);
            McNemar.MidP(counts).Should().BeLessThanOrEqualTo(McNemar.ExactP(counts) + 1e-12);
        });
    }

    [Fact]
    public void Cells_are_counted_from_outcomes()
    {
        var counts = PairedCounts.From([true, true, true, false, false, false, false], [true, false, false, true, true, true, false]);
        counts.Should().Be(new PairedCounts(1, 2, 3, 1));
        counts.Count.Should().Be(7);
        counts.Discordant.Should().Be(5);
        FluentActions.Invoking(() => PairedCounts.From([true], [])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new PairedCounts(1, -1, 0, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static void CheckMcNemar(GoldenCases golden, JsonElement item, JsonElement expected, double[] a, double[] b)
    {
        if (!expected.TryGetProperty("mcnemar", out var mcnemar))
        {
            return;
        }

        var counts = PairedCounts.From([.. b.Select(score => score == 1)], [.. a.Select(score => score == 1)]);
        var table = mcnemar.GetProperty("table_a_rows_b_cols");
        golden.Check("cells", item, counts.Discordant, table[0][1].GetDouble() + table[1][0].GetDouble());
        golden.Check("McNemar exact", item, McNemar.ExactP(counts), mcnemar.GetProperty("exact_p").GetDouble());
        if (mcnemar.TryGetProperty("mid_p", out var midP))
        {
            golden.Check("McNemar mid-p", item, McNemar.MidP(counts), midP.GetDouble());
            golden.Check("McNemar chi-squared", item, McNemar.ChiSquaredP(counts), mcnemar.GetProperty("chi2_p").GetDouble());
        }
    }
}
