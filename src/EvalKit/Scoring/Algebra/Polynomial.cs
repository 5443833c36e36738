namespace EvalKit.Scoring;

/// <summary>An expanded polynomial with rational coefficients, over variables, π and square roots. It is zero only where it has no term.</summary>
internal sealed class Polynomial
{
    public static readonly Polynomial One = Of(Rational.One);

    private readonly Dictionary<Monomial, Rational> _terms;

    private Polynomial(Dictionary<Monomial, Rational> terms)
    {
        _terms = terms.Count <= AlgebraLimits.MostTerms ? terms : throw MathRefusal.Beyond("more terms than are computed with");
    }

    public bool IsZero => _terms.Count == 0;

    /// <summary>Whether it holds no variable; it may hold roots.</summary>
    public bool IsConstant => _terms.Keys.All(m => m.IsConstant);

    /// <summary>The rational number that it is; null where it is none.</summary>
    public Rational? Number => IsZero ? Rational.Zero : SingleTerm is ({ IsOne: true }, var coefficient) ? coefficient : null;

    /// <summary>The only term without a variable, such as 3√2, where there is no other.</summary>
    public Polynomial? SingleConstant => SingleTerm is ({ IsConstant: true }, _) ? this : null;

    private (Monomial Monomial, Rational Coefficient)? SingleTerm => _terms.Count == 1 ? (_terms.Keys.First(), _terms.Values.First()) : null;

    public static Polynomial Of(Rational number) => Of(Monomial.One, number);

    public static Polynomial Of(Monomial monomial, Rational coefficient) => new(coefficient.IsZero ? [] : new() { [monomial] = coefficient });

    public Polynomial Plus(Polynomial other)
    {
        var sum = new Dictionary<Monomial, Rational>(_terms);
        foreach (var (monomial, coefficient) in other._terms)
        {
            Add(sum, monomial, coefficient);
        }

        return new Polynomial(sum);
    }

    public Polynomial Negated() => new(_terms.ToDictionary(t => t.Key, t => -t.Value));

    public Polynomial Times(Polynomial other, AlgebraWork work)
    {
        work.Spend(_terms.Count, other._terms.Count);
        var product = new Dictionary<Monomial, Rational>();
        foreach (var (a, first) in _terms)
        {
            foreach (var (b, second) in other._terms)
            {
                var (monomial, factor) = a.Times(b);
                Add(product, monomial, first * second * Rational.Of(factor));
            }
        }

        return new Polynomial(product);
    }

    /// <summary>Whether the two are the same.</summary>
    public bool Is(Polynomial other) => Plus(other.Negated()).IsZero;

    private static void Add(Dictionary<Monomial, Rational> terms, Monomial monomial, Rational coefficient)
    {
        var sum = terms.TryGetValue(monomial, out var present) ? present + coefficient : coefficient;
        if (sum.IsZero)
        {
            terms.Remove(monomial);
        }
        else
        {
            terms[monomial] = sum;
        }
    }
}
