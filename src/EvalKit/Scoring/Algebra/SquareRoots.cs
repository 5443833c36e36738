using System.Numerics;

namespace EvalKit.Scoring;

/// <summary>Roots of rational numbers, exactly: a square root as a number times the root of a square-free integer, other roots where they are rational.</summary>
internal static class SquareRoots
{
    /// <summary>Divisors up to this are tried; what is left of a number below its cube is a prime, a product of two primes, or a square.</summary>
    private const int LargestDivisor = 10_000;

    private static readonly BigInteger LargestRest = BigInteger.Pow(LargestDivisor, 3);

    /// <summary>The root of an order from 2.</summary>
    /// <exception cref="MathRefusal">It is no real number, or is not understood.</exception>
    public static Polynomial Root(Rational number, int order)
    {
        if (number.Numerator.Sign < 0 && order % 2 == 0)
        {
            throw MathRefusal.Beyond("a root of a negative number");
        }

        if (Whole(BigInteger.Abs(number.Numerator), order) is { } above && Whole(number.Denominator, order) is { } below)
        {
            return Polynomial.Of(Rational.Of(above * number.Numerator.Sign, below));
        }

        return order == 2 ? Square(number) : throw MathRefusal.Beyond("a root of a higher order that is no rational number");
    }

    /// <summary>√(a/b) = √(ab) / b.</summary>
    private static Polynomial Square(Rational number)
    {
        var (rest, outside, free) = (number.Numerator * number.Denominator, BigInteger.One, BigInteger.One);
        for (var divisor = 2; divisor <= LargestDivisor && rest > BigInteger.One; divisor++)
        {
            while ((rest % divisor).IsZero)
            {
                rest /= divisor;
                (outside, free) = (free % divisor).IsZero ? (outside * divisor, free / divisor) : (outside, free * divisor);
            }
        }

        if (Whole(rest, 2) is { } root)
        {
            outside *= root;
        }
        else
        {
            free *= rest < LargestRest ? rest : throw MathRefusal.Beyond("a root of a number with too large factors");
        }

        return Polynomial.Of(Monomial.OfRoot(free), Rational.Of(outside, number.Denominator));
    }

    /// <summary>The whole root of a number that is not negative; null where it is not whole.</summary>
    private static BigInteger? Whole(BigInteger number, int order)
    {
        var (low, high) = (BigInteger.Zero, BigInteger.One << (int)((number.GetBitLength() / order) + 1));
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (BigInteger.Pow(middle, order) <= number)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return BigInteger.Pow(low, order) == number ? low : null;
    }
}
