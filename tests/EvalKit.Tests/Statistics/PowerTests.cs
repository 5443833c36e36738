using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class PowerTests(ITestOutputHelper output)
{
    private const string File = "stats_power.json";

    [SharedDataFact("golden/" + File)]
    public void Power_agrees_with_the_golden_values()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            var input = item.GetProperty("input");
            var expected = item.GetProperty("expected");
            double In(string name) => input.GetProperty(name).GetDouble();
            double Out(string name) => expected.GetProperty(name).GetDouble();
            switch (input.GetProperty("kind").GetString())
            {
                case "paired_proportions_mcnemar":
                    var cases = input.GetProperty("n").GetInt32();
                    golden.Check("McNemar normal", item, McNemarPower.Normal(cases, In("p10"), In("p01"), In("alpha")), Out("power_normal_connor"));
                    golden.Check("McNemar exact", item, McNemarPower.Exact(cases, In("p10"), In("p01"), In("alpha")), Out("power_exact_test_unconditional"));
                    golden.Check("McNemar mid-p", item, McNemarPower.MidP(cases, In("p10"), In("p01"), In("alpha")), Out("power_midp_unconditional"));
                    break;
                case "paired_proportions_sample_size":
                    golden.Check("McNemar cases", item, McNemarPower.CasesNeededUnrounded(In("p10"), In("p01"), In("power"), In("alpha")), Out("n_unrounded"));
                    golden.Check("McNemar cases", item, McNemarPower.CasesNeeded(In("p10"), In("p01"), In("power"), In("alpha")), Out("n"));
                    break;
                case "paired_proportions_mde":
                    golden.Check("McNemar difference", item, McNemarPower.DetectableDifference(input.GetProperty("n").GetInt32(), In("discordant_rate"), In("power"), In("alpha")), Out("mde"));
                    break;
                case "paired_t":
                    var n = input.GetProperty("n").GetInt32();
                    golden.Check("t power", item, PairedTPower.Power(n, In("dz"), In("alpha")), Out("power"));
                    golden.Check("t effect", item, PairedTPower.DetectableEffect(n, In("power_target"), In("alpha")), Out("mde_dz"));
                    golden.Check("t cases", item, PairedTPower.CasesNeededUnrounded(In("dz"), In("power_target"), In("alpha")), Out("n_required"));
                    break;
                case "two_independent_proportions":
                    break; // Unpaired designs are not shipped.
                default:
                    throw new InvalidOperationException($"The golden file has a kind this test does not know: {input}.");
            }
        }

        golden.Finish("McNemar normal", "McNemar exact", "McNemar mid-p", "McNemar cases", "McNemar difference", "t power", "t effect", "t cases");
    }

    [Theory]
    [InlineData(30, .162)]
    [InlineData(50, .125)]
    [InlineData(100, .089)]
    [InlineData(200, .063)]
    [InlineData(500, .040)]
    [InlineData(1000, .028)]
    public void Ten_percent_discordance_shows_the_published_drops(int cases, double effect)
    {
        DetectableEffect.FromDiscordance(cases, 0.1).Should().BeApproximately(effect, 0.0005);
        DetectableEffect.CasesNeeded(DetectableEffect.FromDiscordance(cases, 0.1)!.Value * (1 + 1e-12), Math.Sqrt(0.1)).Should().Be(cases);
    }

    [Fact]
    public void Without_cases_or_spread_there_is_no_effect_to_name()
    {
        DetectableEffect.FromDiscordance(0, 0.1).Should().BeNull();
        DetectableEffect.FromDiscordance(50, 0).Should().BeNull();
        DetectableEffect.FromStandardDeviation(50, 0).Should().BeNull();
        DetectableEffect.CasesNeeded(0.1, 0).Should().Be(1);
        McNemarPower.Exact(50, 0, 0).Should().Be(0);
        McNemarPower.Exact(0, 0.1, 0).Should().Be(0);
        McNemarPower.Normal(0, 0, 0).Should().Be(0);
        McNemarPower.CasesNeeded(0.1, 0.1).Should().BeNull();
        McNemarPower.DetectableDifference(20, 0.1).Should().BeNull("2 changed cases cannot reach the level even all one way");
        PairedTPower.Power(1, 0.5).Should().Be(0);
        PairedTPower.DetectableEffect(1).Should().BeNull();
        PairedTPower.CasesNeeded(0).Should().BeNull();
    }

    [Fact]
    public void Power_grows_with_cases_and_effect_and_starts_at_alpha()
    {
        PairedTPower.Power(40, 0).Should().BeApproximately(0.05, 1e-9);
        PairedTPower.Power(2, 0).Should().BeApproximately(0.05, 1e-6);
        PairedTPower.Power(40, 0.3).Should().BeGreaterThan(PairedTPower.Power(30, 0.3)).And.Be(PairedTPower.Power(40, -0.3));
        McNemarPower.MidP(100, 0.2, 0.05).Should().BeGreaterThan(McNemarPower.Exact(100, 0.2, 0.05));
        var needed = PairedTPower.CasesNeeded(0.5)!.Value;
        PairedTPower.Power(needed, 0.5).Should().BeGreaterThanOrEqualTo(0.8);
        PairedTPower.Power(needed - 1, 0.5).Should().BeLessThan(0.8);
    }
}
