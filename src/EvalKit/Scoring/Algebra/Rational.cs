using System.Globalization;
using System.Numerics;

namespace EvalKit.Scoring;

/// <summary>A rational number, exactly, in lowest terms with a positive denominator. Equal numbers are equal records.</summary>
internal sealed record Rational
{
    public static readonly Rational Zero = new(BigInteger.Zero, BigInteger.One);

    public static readonly Rational One = new(BigInteger.One, BigInteger.One);

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public bool IsZero => Numerator.IsZero;

    public bool IsInteger => Denominator.IsOne;

    /// <summary>The bits of the longer part.</summary>
    public long Bits => Math.Max(BigInteger.Abs(Numerator).GetBitLength(), Denominator.GetBitLength());

    /// <summary>The quotient of two integers, the second of which is not zero.</summary>
    /// <exception cref="MathRefusal">It is too long.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        var quotient = new Rational(numerator / common, denominator / common);
        return quotient.Bits <= AlgebraLimits.MostBits ? quotient : throw MathRefusal.Beyond("a number of more digits than are computed with");
    }

    public static Rational Of(BigInteger value) => Of(value, BigInteger.One);

    public static Rational operator +(Rational a, Rational b) => Of((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient; the divisor is not zero.</summary>
    public static Rational operator /(Rational a, Rational b) => Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>A power with a whole exponent; of zero with a positive one only.</summary>
    /// <exception cref="MathRefusal">It is too long.</exception>
    public Rational Power(int exponent)
    {
        if (Bits > 1 && Bits * Math.Abs((long)exponent) > AlgebraLimits.MostBits + Bits)
        {
            throw MathRefusal.Beyond("a power of more digits than are computed with");
        }

        var (above, below) = (BigInteger.Pow(Numerator, Math.Abs(exponent)), BigInteger.Pow(Denominator, Math.Abs(exponent)));
        return exponent < 0 ? Of(below, above) : Of(above, below);
    }

    public override string ToString() =>
        IsInteger ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
