using System.Numerics;

namespace EvalKit.Scoring;

/// <summary>
/// A product of powers of variables and of the square root of a square-free integer. π and e are variables here: π satisfies no equation with rational coefficients, and the
/// square roots of different square-free integers are linearly independent over the rationals (Besicovitch 1940), so that sums of monomials are equal only where they are
/// the same.
/// </summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    public static readonly Monomial One = new([], BigInteger.One);

    private readonly (string Variable, int Exponent)[] _powers;
    private readonly BigInteger _radicand;

    private Monomial((string Variable, int Exponent)[] powers, BigInteger radicand)
    {
        _powers = powers;
        _radicand = radicand;
    }

    /// <summary>Whether it holds no variable; it may hold a root.</summary>
    public bool IsConstant => _powers.Length == 0;

    /// <summary>Whether it is 1.</summary>
    public bool IsOne => IsConstant && _radicand.IsOne;

    public static Monomial OfVariable(string name) => new([(name, 1)], BigInteger.One);

    /// <summary>The square root of a square-free positive integer.</summary>
    public static Monomial OfRoot(BigInteger radicand) => new([], radicand);

    /// <summary>The product, and the integer that comes out of the product of the roots: √6 · √10 = 2 · √15.</summary>
    /// <exception cref="MathRefusal">The degree or the root is too large.</exception>
    public (Monomial Product, BigInteger Factor) Times(Monomial other)
    {
        var common = BigInteger.GreatestCommonDivisor(_radicand, other._radicand);
        var radicand = _radicand / common * (other._radicand / common);
        (string Variable, int Exponent)[] powers = [.. _powers.Concat(other._powers)
            .GroupBy(p => p.Variable, (name, all) => (name, all.Sum(p => p.Exponent)), StringComparer.Ordinal)
            .OrderBy(p => p.name, StringComparer.Ordinal)];
        return powers.Sum(p => p.Exponent) <= AlgebraLimits.HighestDegree && radicand.GetBitLength() <= AlgebraLimits.MostBits
            ? (new Monomial(powers, radicand), common)
            : throw MathRefusal.Beyond("a higher degree than is computed with");
    }

    public bool Equals(Monomial? other) => other is not null && _radicand == other._radicand && _powers.AsSpan().SequenceEqual(other._powers);

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => _powers.Aggregate(_radicand.GetHashCode(), HashCode.Combine);
}
