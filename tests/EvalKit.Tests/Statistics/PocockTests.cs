using EvalKit.Statistics;

namespace EvalKit.Tests.Statistics;

public sealed class PocockTests
{
    /// <summary>Jennison and Turnbull (2000), Group Sequential Methods with Applications to Clinical Trials, table 2.1: the critical value of each look.</summary>
    [Theory]
    [InlineData(2, 0.10, 1.875)]
    [InlineData(3, 0.10, 1.992)]
    [InlineData(5, 0.10, 2.122)]
    [InlineData(2, 0.05, 2.178)]
    [InlineData(3, 0.05, 2.289)]
    [InlineData(4, 0.05, 2.361)]
    [InlineData(5, 0.05, 2.413)]
    [InlineData(2, 0.01, 2.772)]
    [InlineData(3, 0.01, 2.873)]
    [InlineData(5, 0.01, 2.986)]
    public void The_published_critical_values_come_out(int looks, double alpha, double published) =>
        Distributions.NormalQuantile(1 - (Pocock.Level(looks, alpha) / 2)).Should().BeApproximately(published, 0.0006);

    [Fact]
    public void One_look_has_the_whole_level() => Pocock.Level(1, 0.05).Should().Be(0.05);

    [Fact]
    public void More_looks_leave_each_a_smaller_level_but_never_less_than_an_equal_share()
    {
        foreach (var alpha in new[] { 0.2, 0.1, 0.05, 0.01, 0.001, 1e-6 })
        {
            var levels = Enumerable.Range(1, 6).Select(looks => Pocock.Level(looks, alpha)).ToList();
            levels.Should().BeInDescendingOrder();
            levels.Select((level, i) => level * (i + 1)).Should().OnlyContain(all => all >= alpha * (1 - 1e-6));
        }
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    public void Impossible_questions_are_refused(int looks, double alpha)
    {
        var act = () => Pocock.Level(looks, alpha);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }
}
