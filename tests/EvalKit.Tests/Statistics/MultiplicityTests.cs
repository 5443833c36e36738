using CsCheck;
using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class MultiplicityTests(ITestOutputHelper output)
{
    private const string File = "stats_multiplicity.json";

    private static readonly double[] Published = [.001, .008, .039, .041, .042, .06, .074, .205, .212, .216];

    [SharedDataFact("golden/" + File)]
    public void Adjusted_p_values_agree_with_the_golden_values()
    {
        var golden = new GoldenCases(File, output);
        foreach (var item in golden.All)
        {
            var p = GoldenCases.Numbers(item.GetProperty("input").GetProperty("p"));
            var expected = item.GetProperty("expected");
            foreach (var (key, adjusted) in new[] { ("holm", Holm.Adjust(p)), ("fdr_bh", BenjaminiHochberg.Adjust(p)) })
            {
                var reference = GoldenCases.Numbers(expected.GetProperty(key));
                adjusted.Should().HaveCount(reference.Length);
                for (var i = 0; i < reference.Length; i++)
                {
                    golden.Check(key, item, adjusted[i], reference[i]);
                }
            }
        }

        golden.Finish("holm", "fdr_bh");
    }

    [Fact]
    public void The_published_example_rejects_one_by_Holm_and_two_by_Benjamini_Hochberg()
    {
        var holm = Holm.Adjust(Published);
        holm.Take(3).Should().BeEquivalentTo([.01, .072, .312], options => options.WithStrictOrdering().Using<double>(x => x.Subject.Should().BeApproximately(x.Expectation, 1e-9)).WhenTypeIs<double>());
        holm.Count(p => p <= 0.05).Should().Be(1);
        var rate = BenjaminiHochberg.Adjust(Published);
        rate.Count(p => p <= 0.05).Should().Be(2);
        rate[6].Should().BeApproximately(.1057, 5e-5);
    }

    [Fact]
    public void Deciding_by_level_is_Holm_by_adjusted_p()
    {
        Gen.Double[0, 0.1].Array[0, 12].ShouldHold(500, p =>
        {
            var decided = Holm.Decide(p.Length, (i, level) => p[i] <= level, 0.05);
            decided.Should().Equal(Holm.Adjust(p).Select((adjusted, _) => adjusted <= 0.05));
        });
    }

    [Fact]
    public void Levels_run_from_alpha_over_k_to_alpha()
    {
        Holm.Levels(4, 0.04).Should().Equal(0.01, 0.04 / 3, 0.02, 0.04);
        Holm.Levels(0).Should().BeEmpty();
        Holm.Decide(0, (_, _) => true).Should().BeEmpty();
    }

    [Fact]
    public void Adjusted_values_are_never_smaller_and_follow_their_p_through_any_order()
    {
        Gen.Double[0, 1].Array[1, 15].ShouldHold(200, p =>
        {
            foreach (var adjust in new Func<IReadOnlyList<double>, IReadOnlyList<double>>[] { Holm.Adjust, BenjaminiHochberg.Adjust })
            {
                var adjusted = adjust(p);
                adjust([.. p.Reverse()]).Reverse().Should().Equal(adjusted);
                adjusted.Zip(p).Should().OnlyContain(pair => pair.First >= pair.Second - 1e-15 && pair.First <= 1);
            }
        });
    }

    [Fact]
    public void What_is_no_p_value_is_refused() =>
        FluentActions.Invoking(() => Holm.Adjust([0.1, 1.2])).Should().Throw<ArgumentException>().WithMessage("*1.2 at index 1*");
}
