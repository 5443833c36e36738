using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>
/// A decimal number as a text wrote it, exactly: ± 0.<see cref="Digits"/> × 10^<see cref="Exponent"/>, without zeros at either end of the digits. Equal
/// numbers are equal records, however long: 18, 18.0 and 1.8e1.
/// </summary>
internal sealed record TextNumber
{
    private TextNumber(bool negative, string digits, long exponent)
    {
        Negative = negative;
        Digits = digits;
        Exponent = exponent;
    }

    public bool Negative { get; }

    /// <summary>Empty for zero.</summary>
    public string Digits { get; }

    public long Exponent { get; private init; }

    /// <summary>A number of its written parts.</summary>
    /// <param name="negative">Whether a minus stood before it.</param>
    /// <param name="whole">Digits before the point.</param>
    /// <param name="fraction">Digits after the point.</param>
    /// <param name="power">The power of ten it is multiplied by.</param>
    public static TextNumber Of(bool negative, string whole, string fraction, long power)
    {
        var all = whole + fraction;
        var significant = all.TrimStart('0');
        var exponent = whole.Length - (all.Length - significant.Length) + power;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? new TextNumber(false, "", 0) : new TextNumber(negative, significant, exponent);
    }

    /// <summary>Whether the number equals the expected one, or lies within one of the tolerances of it.</summary>
    public bool IsNear(TextNumber expected, double absolute, double relative)
    {
        if (this == expected)
        {
            return true;
        }

        if (absolute == 0 && relative == 0)
        {
            return false;
        }

        var target = expected.ToDouble();
        var distance = Math.Abs(ToDouble() - target);
        return double.IsFinite(distance) && distance <= Math.Max(absolute, relative * Math.Abs(target)) + Slack(target);
    }

    /// <summary>The distance as a share of both sizes, |a − b| / (|a| + |b|): 0 for equal numbers, 1 for numbers of which one is 0 or whose signs differ.</summary>
    public double DistanceTo(TextNumber other)
    {
        if (this == other)
        {
            return 0;
        }

        // Both over the larger power of ten: no number is too large for a double then.
        var power = Math.Max(Exponent, other.Exponent);
        var (a, b) = (Over(power), other.Over(power));
        return Math.Abs(a - b) / (Math.Abs(a) + Math.Abs(b));
    }

    /// <summary>The number in its shortest scientific form, or plainly where a double holds it.</summary>
    public override string ToString()
    {
        var number = ToDouble();
        return double.IsFinite(number) && Digits.Length <= 15 ? number.ToString("R", CultureInfo.InvariantCulture) : Scientific();
    }

    /// <summary>A few units in the last place: 0.3 is within 0.1 of 0.2, although their doubles are further apart.</summary>
    private static double Slack(double target) => 4 * (Math.BitIncrement(Math.Abs(target)) - Math.Abs(target));

    private double Over(long power) => double.Parse((this with { Exponent = Digits.Length == 0 ? 0 : Exponent - power }).Scientific(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private double ToDouble() => double.Parse(Scientific(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private string Scientific() => string.Create(CultureInfo.InvariantCulture, $"{(Negative ? "-" : "")}0.{(Digits.Length == 0 ? "0" : Digits)}e{Exponent}");
}
