using System.Globalization;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

public sealed class NumericDiffScorerTests
{
    private static readonly IScorer Scorer = Scorers.NumericDiff();

    [Theory]
    [InlineData("it is 9", "10", 1 - (1 / 19.0))]
    [InlineData("90", "100", 1 - (10 / 190.0))]
    [InlineData("50 %", "100", 2 / 3.0)]
    [InlineData("0", "0.0", 1)]
    [InlineData("0", "5", 0)]
    [InlineData("5", "0", 0)]
    [InlineData("-3", "3", 0)]
    [InlineData("-3", "-4", 1 - (1 / 7.0))]
    [InlineData("1e400", "3e400", 0.5)]
    [InlineData("1e-400", "3e-400", 0.5)]
    [InlineData("1e400", "1", 0)]
    [InlineData("no idea", "5", 0)]
    public void The_value_is_one_less_the_distance_over_both_sizes(string output, string expected, double value) =>
        Given.Number(Scorer, output, expected).Should().BeApproximately(value, 1e-12);

    [Fact]
    public void The_nearest_accepted_answer_counts() => Given.Number(Scorer, "9", "100", "none", "9").Should().Be(1);

    [Fact]
    public void An_accepted_answer_without_a_number_is_an_error_of_the_dataset() =>
        Given.Score(Scorer, "9", "nine").Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);

    [Fact]
    public void The_value_is_symmetric_has_no_unit_and_is_that_of_doubles() => Gen.Select(Gen.Int[-5000, 5000], Gen.Int[-5000, 5000], Gen.Int[-300, 300]).ShouldHold(2_000, sample =>
    {
        var (a, b, power) = sample;
        var there = Given.Number(Scorer, Text(a, power), Text(b, power));
        var plain = a == b ? 1 : 1 - (Math.Abs((double)a - b) / (Math.Abs((double)a) + Math.Abs((double)b)));
        return there == Given.Number(Scorer, Text(b, power), Text(a, power)) && Math.Abs(there - plain) < 1e-12;
    });

    private static string Text(int number, int power) => string.Create(CultureInfo.InvariantCulture, $"{number}e{power}");
}
