using System.Globalization;
using System.Numerics;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Algebra;

/// <summary>What holds for all formulas: generated trees, written out, beside what the same trees are at points of a field that the scorer knows nothing of.</summary>
public sealed class MathLawTests
{
    /// <summary>A prime beyond any coefficient here: two different small polynomials agree at a random point with a chance of about 10⁻¹⁸ (Schwartz 1980, Zippel 1979).</summary>
    private static readonly BigInteger Prime = (BigInteger.One << 61) - 1;

    private static readonly IScorer Scorer = Scorers.MathEquivalence();

    private static readonly Gen<Tree> Leaf = Gen.OneOf(
        Gen.Int[0, 9].Select(n => new Tree(n.ToString(CultureInfo.InvariantCulture), _ => n)),
        Gen.OneOf("x", "y", "z").Select(v => new Tree(v, at => at[v[0] - 'x'])));

    private static readonly Gen<Tree> Formula = Deep(3);

    [Fact]
    public void Two_formulas_are_equal_exactly_where_they_are_at_random_points() => Gen.Select(Formula, Formula, Gen.Long.Array[9]).ShouldHold(1_500, sample =>
    {
        var (a, b, points) = sample;
        var equal = Enumerable.Range(0, 3).All(i => a.At(points.AsSpan(i * 3, 3)) == b.At(points.AsSpan(i * 3, 3)));
        return Given.Passes(Scorer, Boxed(a), Boxed(b)) == equal;
    });

    [Fact]
    public void A_formula_is_equal_to_itself_turned_and_to_no_other_by_one() => Formula.ShouldHold(1_000, f =>
        Given.Passes(Scorer, Boxed(f), $"\\boxed{{ 1 + ({f.Text}) - 1 }}")
        && Given.Passes(Scorer, $"\\boxed{{\\frac{{6({f.Text})}}{{2 \\cdot 3}}}}", Boxed(f))
        && !Given.Passes(Scorer, $"\\boxed{{({f.Text}) + 1}}", Boxed(f)));

    [Fact]
    public void A_product_of_sums_is_its_expansion() => Gen.Int[-9, 9].Array[2].Array[1, 6].ShouldHold(1_000, factors =>
    {
        BigInteger[] coefficients = [1];
        foreach (var factor in factors)
        {
            var next = new BigInteger[coefficients.Length + 1];
            for (var i = 0; i < coefficients.Length; i++)
            {
                next[i] += coefficients[i] * factor[0];
                next[i + 1] += coefficients[i] * factor[1];
            }

            coefficients = next;
        }

        var product = string.Concat(factors.Select(f => string.Create(CultureInfo.InvariantCulture, $"({f[1]}x + {f[0]})")));
        var expanded = string.Join(" + ", coefficients.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{c}x^{{{i}}}")).Reverse());
        return Given.Passes(Scorer, $"\\boxed{{{product}}}", $"\\boxed{{{expanded}}}") && !Given.Passes(Scorer, $"\\boxed{{{product} + x^{{7}}}}", $"\\boxed{{{expanded}}}");
    });

    [Fact]
    public void Fractions_are_equal_exactly_where_their_cross_products_are() => Gen.Select(Gen.Int[-60, 60], Gen.Int[1, 60], Gen.Int[-60, 60], Gen.Int[1, 60]).ShouldHold(3_000, sample =>
    {
        var (a, b, c, d) = sample;
        var output = string.Create(CultureInfo.InvariantCulture, $"{a}/{b}");
        var expected = string.Create(CultureInfo.InvariantCulture, $"\\frac{{{c}}}{{{d}}}");
        return Given.Passes(Scorer, output, expected) == (a * d == c * b);
    });

    [Fact]
    public void Square_roots_are_those_of_the_decimals() => Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[0, 400]).ShouldHold(2_000, sample =>
    {
        var (a, b, c) = sample;
        var sum = Math.Sqrt(a) + Math.Sqrt(b);
        var equal = Math.Abs(sum - Math.Sqrt(c)) < 1e-9; // Below the distance that roots of numbers this small can have and not be equal.
        return Given.Passes(Scorer, string.Create(CultureInfo.InvariantCulture, $"\\sqrt{{{a}}} + \\sqrt{{{b}}}"), string.Create(CultureInfo.InvariantCulture, $"\\sqrt{{{c}}}")) == equal;
    });

    [Fact]
    public void No_text_makes_it_throw() => Gen.OneOf(
        "x", "1", "2", "/", "\\frac", "{", "}", "(", ")", "[", "]", "^", "\\sqrt", "√", ",", "=", "%", "\\%", " ", "and", "\\boxed{", "####", "answer is", "-", "+", "\\pi", "cm", "\\text{", "²", "e5", ".", "\ud800", "∞", "\\{", "\\}", "_", "\n")
        .Array[0, 14].Select(string.Concat).ShouldHold(4_000, text => Given.Score(Scorer, text, "x + 1") is { Value.Bool: not null } or { Error: not null });

    private static Gen<Tree> Deep(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Deep(depth - 1), Deep(depth - 1), Gen.Int[0, 4]).Select(t => Joined(t.Item1, t.Item2, t.Item3)),
        Gen.Select(Deep(depth - 1), Gen.Int[1, 3]).Select(t => new Tree(string.Create(CultureInfo.InvariantCulture, $"({t.Item1.Text})^{t.Item2}"), at => Power(t.Item1.Value(at), t.Item2))));

    private static Tree Joined(Tree a, Tree b, int operation) => operation switch
    {
        0 => new Tree($"{a.Text} + {b.Text}", at => (a.Value(at) + b.Value(at)) % Prime),
        1 => new Tree($"{a.Text} - ({b.Text})", at => (a.Value(at) - b.Value(at)) % Prime),
        2 => new Tree($"({a.Text})({b.Text})", at => a.Value(at) * b.Value(at) % Prime),
        3 => new Tree($"({a.Text}) \\cdot ({b.Text})", at => a.Value(at) * b.Value(at) % Prime),
        _ => new Tree($"-({a.Text}) + {b.Text}", at => (b.Value(at) - a.Value(at)) % Prime),
    };

    private static BigInteger Power(BigInteger value, int exponent) => BigInteger.ModPow(value, exponent, Prime);

    private static string Boxed(Tree tree) => $"\\boxed{{{tree.Text}}}";

    /// <summary>A formula with its value at a point, modulo <see cref="Prime"/>.</summary>
    private sealed record Tree(string Text, Func<BigInteger[], BigInteger> Value)
    {
        public BigInteger At(ReadOnlySpan<long> point)
        {
            var value = Value([point[0], point[1], point[2]]) % Prime;
            return value < 0 ? value + Prime : value;
        }
    }
}
