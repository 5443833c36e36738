using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class NumericMatchScorerTests
{
    [Theory]
    [InlineData("A: 18", "18")]
    [InlineData("#### 18", "18")]
    [InlineData("she has 18.", "18")]
    [InlineData("she has 18.0 dollars", "18")]
    [InlineData("$18.50", "18.5")]
    [InlineData("18%", "18")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("1 and 2,3", "3")]
    [InlineData("12,345,6", "6")]
    [InlineData("1234,567", "567")]
    [InlineData("1\u2009000\u2009000", "1000000")]
    [InlineData("1\u202f000", "1000")]
    [InlineData("1\u00a0000", "1000")]
    [InlineData("1'000", "1000")]
    [InlineData("1 000", "0")]
    [InlineData("-5", "-5")]
    [InlineData("it is -5 °C", "-5")]
    [InlineData("−5", "-5")]
    [InlineData("-$5", "-5")]
    [InlineData("$-5", "-5")]
    [InlineData("16-3", "3")]
    [InlineData("16 - 3", "3")]
    [InlineData("COVID-19", "19")]
    [InlineData("(2)-3", "3")]
    [InlineData("10–20", "20")]
    [InlineData(".5", "0.5")]
    [InlineData("v1.2.3", "3")]
    [InlineData("6.02e23", "6.02e23")]
    [InlineData("1E-3 m", "0.001")]
    [InlineData("1e+2", "100")]
    [InlineData("5e", "5")]
    [InlineData("the 18th", "18")]
    [InlineData("٣٤", "34")]
    [InlineData("007", "7")]
    [InlineData("-0", "0")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("16-3-4 = <<16-3-4=9>>9 eggs", "9")]
    [InlineData("costs 5 <<2*3=6.0>>", "5")]
    [InlineData("cout << 5; cin >> x", "5")]
    [InlineData("<<<<1=1>>", null)]
    [InlineData("no number", null)]
    [InlineData("", null)]
    public void The_last_number_is_read(string text, string? number) =>
        NumberReader.Last(text).Should().Be(number is null ? null : NumberReader.Last(number));

    [Fact]
    public void Long_numbers_are_compared_digit_by_digit()
    {
        Given.Passes(Scorers.NumericMatch(), "9007199254740993", "9007199254740992").Should().BeFalse();
        Given.Passes(Scorers.NumericMatch(), new string('9', 100_000), new string('9', 100_000) + ".0").Should().BeTrue();
        Given.Passes(Scorers.NumericMatch(), "1e999999999999999999999", "1e999999998").Should().BeFalse();
    }

    [Theory]
    [InlineData("0.3", "0.2", 0.1, 0, true)]
    [InlineData("0.31", "0.2", 0.1, 0, false)]
    [InlineData("101", "100", 0, 0.01, true)]
    [InlineData("102", "100", 0, 0.01, false)]
    [InlineData("99", "-100", 0, 0.01, false)]
    [InlineData("-101", "-100", 0, 0.01, true)]
    [InlineData("0.001", "0", 0, 0.5, false)]
    [InlineData("1e400", "1e400", 0.1, 0, true)]
    [InlineData("1e400", "1e401", 0.1, 0.1, false)]
    public void Tolerances_are_absolute_or_a_share_of_the_expected_number(string output, string expected, double absolute, double relative, bool match) =>
        Given.Passes(Scorers.NumericMatch(new NumericMatchOptions { AbsoluteTolerance = absolute, RelativeTolerance = relative }), output, expected).Should().Be(match);

    [Fact]
    public void An_output_without_a_number_is_wrong_and_not_an_error() => Given.Passes(Scorers.NumericMatch(), "I cannot say", "18").Should().BeFalse();

    [Fact]
    public void An_accepted_answer_without_a_number_is_an_error_of_the_dataset()
    {
        Given.Score(Scorers.NumericMatch(), "18", "eighteen").Error!.Message.Should().Contain("eighteen").And.Contain("c1");
        Given.Passes(Scorers.NumericMatch(), "18", "eighteen", "18").Should().BeTrue();
    }

    [Fact]
    public void The_rationale_tells_both_numbers() => Given.Score(Scorers.NumericMatch(), "so 1,800", "18").Rationale.Should().Be("last number 1800, expected 18");
}
