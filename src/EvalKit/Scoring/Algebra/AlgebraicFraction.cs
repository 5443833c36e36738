namespace EvalKit.Scoring;

/// <summary>A quotient of two polynomials. Two are equal where their cross products are: the polynomials have no divisors of zero.</summary>
internal sealed class AlgebraicFraction
{
    private readonly Polynomial _above;
    private readonly Polynomial _below;

    private AlgebraicFraction(Polynomial above, Polynomial below)
    {
        _above = above;
        _below = below;
    }

    /// <summary>Whether it holds no variable.</summary>
    public bool IsConstant => _above.IsConstant && _below.IsConstant;

    /// <summary>The rational number that it is; null where it is none.</summary>
    public Rational? Number => _above.IsZero ? Rational.Zero : _above.Number is { } above && _below.Number is { } below ? above / below : null;

    public static AlgebraicFraction Of(Rational number) => Of(Polynomial.Of(number));

    public static AlgebraicFraction Of(Polynomial polynomial) => new(polynomial, Polynomial.One);

    public AlgebraicFraction Plus(AlgebraicFraction other, AlgebraWork work) => _below.Is(other._below)
        ? new AlgebraicFraction(_above.Plus(other._above), _below)
        : new AlgebraicFraction(_above.Times(other._below, work).Plus(other._above.Times(_below, work)), _below.Times(other._below, work));

    public AlgebraicFraction Negated() => new(_above.Negated(), _below);

    public AlgebraicFraction Times(AlgebraicFraction other, AlgebraWork work) => Plain(_above.Times(other._above, work), _below.Times(other._below, work), work);

    /// <exception cref="MathRefusal">The divisor is zero.</exception>
    public AlgebraicFraction DividedBy(AlgebraicFraction other, AlgebraWork work) => other._above.IsZero
        ? throw MathRefusal.NoValue("a division by zero")
        : Plain(_above.Times(other._below, work), _below.Times(other._above, work), work);

    /// <summary>A power with a whole exponent.</summary>
    /// <exception cref="MathRefusal">It is too large, or has no value.</exception>
    public AlgebraicFraction Power(int exponent, AlgebraWork work)
    {
        if (exponent <= 0 && _above.IsZero)
        {
            throw MathRefusal.NoValue("a power of zero without a value");
        }

        if (Number is { } number)
        {
            return Of(number.Power(exponent));
        }

        var power = Of(Rational.One);
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power = power.Times(this, work);
        }

        return exponent < 0 ? Of(Rational.One).DividedBy(power, work) : power;
    }

    /// <summary>Whether the two are equal as rational functions: x²/x is x.</summary>
    public bool Is(AlgebraicFraction other, AlgebraWork work) => _above.Times(other._below, work).Is(other._above.Times(_below, work));

    /// <summary>Divides by what is no sum and holds no variable, so that 2/√2 is √2 and terms stay few.</summary>
    private static AlgebraicFraction Plain(Polynomial above, Polynomial below, AlgebraWork work)
    {
        if (below.Number is { } divisor)
        {
            return Of(above.Times(Polynomial.Of(Rational.One / divisor), work));
        }

        // The square of 3√2 is a number: to multiply above and below by it leaves a number below.
        return below.SingleConstant is { } root ? Plain(above.Times(root, work), below.Times(root, work), work) : new AlgebraicFraction(above, below);
    }
}
