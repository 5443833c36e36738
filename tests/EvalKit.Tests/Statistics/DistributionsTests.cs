using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class DistributionsTests(ITestOutputHelper output)
{
    private const string File = "stats_special_functions.json";

    private static readonly Dictionary<string, Func<double[], double?>> Shipped = new(StringComparer.Ordinal)
    {
        ["norm_cdf"] = args => Distributions.NormalLower(args[0]),
        ["norm_ppf"] = args => Distributions.NormalQuantile(args[0]),
        ["t_cdf"] = args => Distributions.StudentTLower(args[0], args[1]),
        ["t_ppf"] = args => Distributions.StudentTQuantile(args[0], args[1]),
        ["betainc"] = args => Distributions.BetaLower(args[0], args[1], args[2]),
        ["betaincinv"] = args => Distributions.BetaQuantile(args[0], args[1], args[2]),
        ["binom_cdf"] = args => Distributions.BinomialLower((int)args[0], (int)args[1], args[2]),
        ["binom_pmf"] = args => Distributions.BinomialPoint((int)args[0], (int)args[1], args[2]),
        ["chi2_sf"] = args => args[1] == 1 ? Distributions.ChiSquaredOneUpper(args[0]) : null,
    };

    [SharedDataFact("golden/" + File)]
    public void Distribution_functions_agree_with_the_golden_values_to_relative_precision()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            var function = item.GetProperty("input").GetProperty("function").GetString()!;
            if (!Shipped.TryGetValue(function, out var compute) || compute(GoldenCases.Numbers(item.GetProperty("input").GetProperty("args"))) is not { } actual)
            {
                continue;
            }

            var expected = item.GetProperty("expected").GetProperty("value").GetDouble();
            var relative = function is "norm_ppf" or "t_ppf" or "betaincinv" ? 1e-8 : 1e-10;
            golden.CheckWithin(function, item, actual, expected, Math.Max(double.Epsilon, Math.Max(relative * Math.Abs(expected), 1e-300)));
        }

        golden.Finish([.. Shipped.Keys]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(29)]
    [InlineData(5000)]
    public void A_t_quantile_inverts_its_tail_from_the_centre_to_the_far_tail(int degreesOfFreedom)
    {
        foreach (var p in new[] { 1e-12, 1e-6, 0.001, 0.025, 0.3, 0.499999, 0.7, 0.999 })
        {
            var back = Distributions.StudentTLower(Distributions.StudentTQuantile(p, degreesOfFreedom), degreesOfFreedom);
            back.Should().BeApproximately(p, 1e-9 * p);
        }
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.975)]
    [InlineData(0.995)]
    public void A_t_quantile_fulfils_the_closed_forms_of_one_two_and_three_degrees_of_freedom(double p)
    {
        var one = Distributions.StudentTQuantile(p, 1);
        (0.5 + (Math.Atan(one) / Math.PI)).Should().BeApproximately(p, 1e-14);
        var two = Distributions.StudentTQuantile(p, 2);
        (0.5 + (two / (2 * Math.Sqrt(2 + (two * two))))).Should().BeApproximately(p, 1e-14);
        var three = Distributions.StudentTQuantile(p, 3) / Math.Sqrt(3);
        (0.5 + (((three / (1 + (three * three))) + Math.Atan(three)) / Math.PI)).Should().BeApproximately(p, 1e-14);
    }

    [Theory]
    [InlineData(0.05, 0.02)]
    [InlineData(0.5, 1_000_000.5)]
    [InlineData(1, 1)]
    [InlineData(5000, 3)]
    [InlineData(120, 121)]
    public void A_beta_quantile_inverts_its_distribution_for_tiny_and_huge_shapes(double a, double b)
    {
        foreach (var p in new[] { 1e-6, 0.005, 0.025, 0.3, 0.5 })
        {
            var back = Distributions.BetaLower(a, b, Distributions.BetaQuantile(a, b, p));
            back.Should().BeApproximately(p, 1e-9 * p);
        }
    }

    [Fact]
    public void A_binomial_tail_and_the_other_add_up()
    {
        for (var k = 0; k <= 20; k++)
        {
            (Distributions.BinomialLower(k - 1, 20, 0.3) + Distributions.BinomialUpper(k, 20, 0.3)).Should().BeApproximately(1, 1e-12);
        }
    }
}
