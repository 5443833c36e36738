using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring.Algebra;

public sealed class MathEquivalenceTests
{
    private static readonly IScorer Scorer = Scorers.MathEquivalence();

    [Theory]
    [InlineData("1/2", "0.5")]
    [InlineData("0.50", "\\frac{1}{2}")]
    [InlineData("\\dfrac12", "2/4")]
    [InlineData("\\tfrac{-1}{2}", "-0.5")]
    [InlineData("50%", "1/2")]
    [InlineData("50\\%", "0.5")]
    [InlineData("1,234.50", "1234.5")]
    [InlineData("1{,}234", "1234")]
    [InlineData("$1,234$", "1234")]
    [InlineData("1.5e3", "1500")]
    [InlineData("2 1/2", "5/2")]
    [InlineData("-2 1/2", "-5/2")]
    [InlineData("2\\frac{1}{2}", "2.5")]
    [InlineData("-\\frac{3}{4}", "\\frac{-3}{4}")]
    [InlineData("2^10", "1024")]
    [InlineData("2^{-2}", "0.25")]
    [InlineData("2³", "8")]
    [InlineData("10⁻²", "0.01")]
    [InlineData("2^3^2", "512")]
    [InlineData("-3^2", "-9")]
    [InlineData("(-3)^2", "9")]
    [InlineData("2 - -3", "5")]
    [InlineData("3 \\cdot 4", "12")]
    [InlineData("3 × 4 ÷ 6", "2")]
    [InlineData("90^\\circ", "90")]
    [InlineData("90°", "90^{\\circ}")]
    [InlineData("٣٤", "34")]
    public void Numbers_are_equal_however_they_are_written(string output, string expected) => Passes(output, expected);

    [Theory]
    [InlineData("\\sqrt{8}", "2\\sqrt2")]
    [InlineData("\\sqrt{\\frac{1}{2}}", "\\frac{\\sqrt{2}}{2}")]
    [InlineData("1/\\sqrt{2}", "\\sqrt{2}/2")]
    [InlineData("√12", "2√3")]
    [InlineData("sqrt(12)", "2*sqrt(3)")]
    [InlineData("\\sqrt{2}\\sqrt{3}", "\\sqrt{6}")]
    [InlineData("(1+\\sqrt{5})^2", "6 + 2\\sqrt{5}")]
    [InlineData("\\frac{1}{1+\\sqrt{2}}", "\\sqrt{2} - 1")]
    [InlineData("\\sqrt[3]{27}", "3")]
    [InlineData("8^{1/3}", "2")]
    [InlineData("4^{3/2}", "8")]
    [InlineData("2^{1/2}", "\\sqrt{2}")]
    [InlineData("2\\pi", "2π")]
    [InlineData("\\frac{\\pi}{2}", "0.5 pi")]
    [InlineData("π^2 - (π - 1)(π + 1)", "1")]
    [InlineData("\\sqrt{1000000007}", "\\sqrt{1000000007}")]
    public void Roots_and_pi_are_exact(string output, string expected) => Passes(output, expected);

    [Theory]
    [InlineData("(x+1)^2", "x^2 + 2x + 1")]
    [InlineData("(x+y)(x-y)", "x^{2}-y^{2}")]
    [InlineData("2xy", "2yx")]
    [InlineData("x(x+1)", "x^2+x")]
    [InlineData("\\frac{x^2-1}{x-1}", "x+1")]
    [InlineData("\\frac{1}{x}+\\frac{1}{y}", "\\frac{x+y}{xy}")]
    [InlineData("\\frac{x}{2}", "0.5x")]
    [InlineData("x^{-1}", "1/x")]
    [InlineData("a_1 + a_{2}", "a_2 + a_{1}")]
    [InlineData("\\alpha\\beta", "\\beta\\alpha")]
    [InlineData("y = 2x + 3", "3 + 2x")]
    [InlineData("f(x) = x^2", "x^2")]
    [InlineData("\\left(x+1\\right)\\,(x+2)", "x^2+3x+2")]
    [InlineData("x**2", "x^2")]
    [InlineData("2x/3", "\\frac{2}{3}x")]
    public void Formulas_are_equal_where_they_expand_alike(string output, string expected) => Passes(output, expected);

    [Theory]
    [InlineData("(1, 2)", "( 1.0 , 4/2 )")]
    [InlineData("[0, \\infty)", "[0, ∞)")]
    [InlineData("(-\\infty, 1/2]", "(-∞, 0.5]")]
    [InlineData("\\left[-1, 2\\right)", "[-1,2)")]
    [InlineData("x \\in (0, 1) \\cup (2, 3)", "(2,3)∪(0,1)")]
    [InlineData("\\{1, 2, 3\\}", "\\{3, 2, 1\\}")]
    [InlineData("{3, 1}", "\\{1,3\\}")]
    [InlineData("2, -3", "-3 and 2")]
    [InlineData("x = 2 \\text{ or } x = -3", "-3, 2")]
    [InlineData("1, 2, and 3", "3,2,1")]
    [InlineData("(1,234)", "(1, 234)")]
    public void Tuples_and_intervals_are_compared_in_order_and_sets_without(string output, string expected) => Passes(output, expected);

    [Theory]
    [InlineData("0.33", "1/3")]
    [InlineData("50%", "50")]
    [InlineData("3.14159", "\\pi")]
    [InlineData("1.414", "\\sqrt{2}")]
    [InlineData("x + 1", "x - 1")]
    [InlineData("x", "y")]
    [InlineData("x = 5", "y = 5")]
    [InlineData("(1, 2)", "(2, 1)")]
    [InlineData("(1, 2)", "[1, 2]")]
    [InlineData("(1, 2)", "(1, 2, 3)")]
    [InlineData("1, 2", "1, 3")]
    [InlineData("5", "(5, 5)")]
    [InlineData("\\infty", "-\\infty")]
    [InlineData("1/0", "1")]
    [InlineData("0^0", "1")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("12/", "12")]
    [InlineData("banana", "12")]
    [InlineData("I do not know.", "12")]
    [InlineData("", "12")]
    public void What_is_not_equal_is_false(string output, string expected) => Given.Passes(Scorer, output, expected).Should().BeFalse();

    [Theory]
    [InlineData("\\sin(x)", "1")]
    [InlineData("log(5) + 3", "3")]
    [InlineData("the result is log(5) + 3", "3")]
    [InlineData("5!", "120")]
    [InlineData("|x|", "x")]
    [InlineData("1/2x", "x/2")]
    [InlineData("2mn", "2")]
    [InlineData("x^y", "x")]
    [InlineData("\\sqrt{x^2}", "x")]
    [InlineData("\\sqrt{-1}", "1")]
    [InlineData("\\sqrt[3]{2}", "1")]
    [InlineData("x > 3", "3")]
    [InlineData("2x + y = 3", "3")]
    [InlineData("10–20", "10")]
    [InlineData("± 3", "3")]
    [InlineData("it costs 5 million dollars", "5")]
    [InlineData("As 5 = 5, we get \\sin(x).", "5")]
    [InlineData("There were 3 of them, so 5!", "3")]
    [InlineData("5 million", "5")]
    [InlineData("5\\text{ thousand}", "5000")]
    [InlineData("(1,2) + 3", "3")]
    [InlineData("2^{100000}", "1")]
    [InlineData("1e99999", "1")]
    [InlineData("(a+b+c+d+f+g)^{40}", "1")]
    [InlineData("(x+1)^{2000}", "1")]
    public void What_cannot_be_told_is_an_error_and_no_guess(string output, string expected)
    {
        var score = Given.Score(Scorer, output, expected);

        score.Error!.Kind.Should().Be(FeedbackErrorKind.ScorerFailed, score.Rationale);
        score.Error.Message.Should().Contain("cannot be told");
    }

    [Theory]
    [InlineData("so \\boxed{3}, not 4", "3")]
    [InlineData("\\boxed{\\frac{1}{2}} and then \\boxed{ x^{2} }", "x^2")]
    [InlineData("#### 18", "18")]
    [InlineData("5\n#### 1,018 \nbye 7", "1018")]
    [InlineData("A: 18", "18")]
    [InlineData("**Answer:** 3/4", "0.75")]
    [InlineData("The final answer is $x+1$.", "1+x")]
    [InlineData("the answer is the following:\n\n5 apples", "5")]
    [InlineData("She has 16 - 3 - 4 = <<16-3-4=9>>9 eggs", "9")]
    [InlineData("she earns $18.50 a day.", "18.5")]
    [InlineData("In 2020, she had 5 apples.", "5")]
    [InlineData("it is 2 1/2 hours", "2.5")]
    [InlineData("So we get \\( \\frac{3}{4} \\).", "3/4")]
    [InlineData("the point is (1, 2).", "(1,2)")]
    [InlineData("**18**", "18")]
    [InlineData("18 km/h", "18")]
    [InlineData("Half of 10 is 5.", "5")]
    [InlineData("sin(30) is 0.5", "1/2")]
    [InlineData("so \\[ x = 5 \\\\ \\]", "5")]
    [InlineData("25\\text{ cm}^2", "25")]
    [InlineData("x^2 + 3x, as we have seen", "3x + x^2")]
    public void The_final_expression_is_taken_by_its_mark_or_its_place(string output, string expected) => Passes(output, expected);

    [Fact]
    public void A_percent_sign_may_be_ignored()
    {
        var scorer = Given.FromCatalog("math_equivalence", """{"percent": "ignored"}""");

        Given.Passes(scorer, "50%", "50").Should().BeTrue();
        Given.Passes(scorer, "50%", "0.5").Should().BeFalse();
    }

    [Fact]
    public void What_is_written_alike_is_equal_though_it_is_not_understood() => Given.Score(Scorer, "\\boxed{\\sin x}", "\\sin x").Rationale.Should().Contain("written as expected");

    [Fact]
    public void An_accepted_answer_that_is_not_understood_is_an_error_of_the_dataset()
    {
        Given.Score(Scorer, "5", "\\sin x").Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        Given.Score(Scorer, "5", "five").Error!.Message.Should().Contain("five").And.Contain("c1");
        Passes("5", "five", "5");
    }

    [Theory]
    [InlineData("(", 5_000)]
    [InlineData("{", 900)]
    [InlineData("x^", 5_000)]
    [InlineData("\\frac", 400)]
    [InlineData("2\\frac{1}{", 150)]
    [InlineData("x^ ", 5_000)]
    [InlineData("1 ", 100_000)]
    [InlineData("\\sqrt{", 300)]
    [InlineData("-", 3_000)]
    [InlineData("(1+\\sqrt{2})", 140)]
    [InlineData("(x+y+1)", 280)]
    [InlineData("9", 1_500_000)]
    [InlineData("(x/(x+1)+1)", 180)]
    [InlineData("answer is ", 50_000)]
    [InlineData(" ", 500_000)]
    public void A_hostile_answer_ends_soon(string piece, int times)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, times));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Given.Score(Scorer, hostile, "5");

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    private static void Passes(string output, params IReadOnlyList<string> expected)
    {
        var score = Given.Score(Scorer, output, expected);
        score.Value?.Bool.Should().BeTrue(score.Rationale);
        score.Error.Should().BeNull();
    }
}
