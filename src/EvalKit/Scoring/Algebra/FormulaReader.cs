using System.Globalization;
using System.Numerics;

namespace EvalKit.Scoring;

/// <summary>Reads sums, products, powers, fractions and roots. What has more than one usual reading, such as 1/2x, is refused.</summary>
internal sealed class FormulaReader(MathText text, MathReader lists, PercentSign percent, AlgebraWork work)
{
    private static readonly string[] Minus = ["-", "−"];
    private static readonly string[] Signs = [.. Minus, "–", "﹣", "－"]; // An en dash is a sign, but between two numbers it is a range.
    private static readonly string[] Times = ["\\cdot", "\\times", "\\ast", "*", "×", "·", "⋅"];
    private static readonly string[] Slash = ["/", "÷", "\\div"];
    private static readonly string[] Fractions = ["\\frac", "\\dfrac", "\\tfrac", "\\cfrac"];
    private static readonly string[] Infinity = ["\\infty", "∞", "infinity", "infty", "inf"];
    private static readonly string[] Pi = ["\\pi", "π", "pi"];
    private static readonly string[] Roots = ["√", "sqrt"];
    private static readonly string[] RootCommands = ["\\sqrt"];
    private static readonly Rational Percent = Rational.Of(1, 100);

    private int _depth;

    /// <summary>A sum, with the unit that may stand behind it, which plays no part.</summary>
    public MathValue Sum()
    {
        var isNegative = TakeSigns();
        var sum = Product();
        if (sum is MathInfinity)
        {
            return Ended(new MathInfinity(isNegative));
        }

        sum = isNegative ? new MathFormula(Formula(sum).Negated()) : sum;
        while (true)
        {
            if (text.TryTake("+"))
            {
                sum = new MathFormula(Formula(sum).Plus(Formula(Signed()), work));
            }
            else if (text.TryTake(Minus))
            {
                sum = new MathFormula(Formula(sum).Plus(Formula(Signed()).Negated(), work));
            }
            else
            {
                return Ended(sum);
            }
        }
    }

    /// <summary>Why what stands here is not read.</summary>
    public MathRefusal Unread()
    {
        if (text.IsAtEnd)
        {
            return MathRefusal.NoValue("an expression that ends too early");
        }

        var isAttached = text.Position > 0 && !text.IsAfterBlank;
        var word = text.TryTake(MathWords.Word());
        return word is null ? Strange(text.Next)
            : MathWords.IsMathematics(word) ? MathRefusal.Beyond($"{word}, which is not computed with")
            : isAttached && word.Length <= MathWords.LongestProduct ? MathRefusal.Beyond($"the letters '{word}', which may be a product or a unit")
            : MathRefusal.NoValue($"the word '{word}'");
    }

    private static MathRefusal Strange(char sign) => char.IsAscii(sign) && sign is not ('!' or '|' or '\\' or '\'')
        ? MathRefusal.NoValue($"'{sign}' where a number or a variable is expected")
        : MathRefusal.Beyond($"the sign '{sign}'");

    private MathValue Ended(MathValue value)
    {
        while (value is MathFormula { Value.IsConstant: true } && text.TryTake(MathWords.Unit()) is { } unit)
        {
            if (MathWords.IsNumber(unit))
            {
                throw MathRefusal.Beyond($"the word '{unit}', which is a number");
            }
        }

        return value;
    }

    private MathValue Signed() => TakeSigns() ? new MathFormula(Formula(Product()).Negated()) : Product();

    private bool TakeSigns()
    {
        var isNegative = false;
        while (text.TryTake(Signs) is var minus && (minus || text.TryTake("+")))
        {
            isNegative ^= minus;
        }

        return isNegative;
    }

    private MathValue Product()
    {
        var product = Power();
        var isAfterSlash = false;
        while (true)
        {
            if (text.TryTake("**"))
            {
                throw MathRefusal.NoValue("'**' where a factor is expected");
            }

            if (text.TryTake(Times))
            {
                product = new MathFormula(Formula(product).Times(Formula(SignedPower()), work));
                isAfterSlash = false;
            }
            else if (text.TryTake(Slash))
            {
                product = new MathFormula(Formula(product).DividedBy(Formula(SignedPower()), work));
                isAfterSlash = true;
            }
            else if (!StartsFactor())
            {
                return product;
            }
            else if (isAfterSlash)
            {
                throw MathRefusal.Beyond("a product without a sign after a slash, as in 1/2x, which may mean either");
            }
            else
            {
                product = new MathFormula(Formula(product).Times(Formula(Power()), work));
            }
        }
    }

    /// <summary>Whether a factor follows without a sign, as in 2x, 3(x + 1) or 2√3.</summary>
    private bool StartsFactor()
    {
        if (text.IsAtNumber)
        {
            throw MathRefusal.Beyond("a number right after a factor");
        }

        var start = text.Position;
        var starts = text.TryTake("(", "{", "\\{") || text.TryTake(Roots) || text.TryTake(RootCommands) || text.TryTake(Fractions) || text.TryTake(Pi) || text.TryTake(MathWords.Variable()) is not null;
        text.Position = start;
        return starts && !MathWords.IsUnitHere(text);
    }

    private MathValue SignedPower() => TakeSigns() ? new MathFormula(Formula(Power()).Negated()) : Power();

    private MathValue Power()
    {
        if (++_depth > AlgebraLimits.Deepest)
        {
            throw MathRefusal.Beyond(FormattableString.Invariant($"an expression that lies more than {AlgebraLimits.Deepest} deep"));
        }

        var value = Percented(Primary());
        if (text.TryTake(MathWords.Superscript()) is { } raised)
        {
            value = Raised(Formula(value), Rational.Of(BigInteger.Parse(MathWords.Plain(raised), CultureInfo.InvariantCulture)));
        }
        else if (text.TryTake("^", "**"))
        {
            var exponent = Formula(SignedPower()).Number ?? throw MathRefusal.Beyond("an exponent that is no number");
            value = Raised(Formula(value), exponent);
        }

        _depth--;
        return value;
    }

    private MathFormula Raised(AlgebraicFraction value, Rational exponent)
    {
        if (BigInteger.Abs(exponent.Numerator) > AlgebraLimits.HighestDegree || exponent.Denominator > AlgebraLimits.Deepest)
        {
            throw MathRefusal.Beyond($"the exponent {exponent}");
        }

        var power = value.Power((int)exponent.Numerator, work);
        return exponent.IsInteger ? new MathFormula(power) : Root(power, (int)exponent.Denominator);
    }

    private static MathFormula Root(AlgebraicFraction value, int order) =>
        new(AlgebraicFraction.Of(SquareRoots.Root(value.Number ?? throw MathRefusal.Beyond("a root of what is no rational number"), order)));

    private MathValue Percented(MathValue value)
    {
        while (text.TryTake("%", "\\%", "percent", "％"))
        {
            value = percent == PercentSign.Ignored ? value : new MathFormula(Formula(value).Times(AlgebraicFraction.Of(Percent), work));
        }

        return value;
    }

    private MathValue Primary()
    {
        if (text.IsAtNumber)
        {
            return new MathFormula(AlgebraicFraction.Of(NumberWithFraction()));
        }

        foreach (var open in (ReadOnlySpan<string>)["(", "[", "{", "\\{"])
        {
            if (text.TryTake(open))
            {
                return lists.Bracketed(open);
            }
        }

        if (text.TryTake(Fractions))
        {
            return new MathFormula(Formula(Argument()).DividedBy(Formula(Argument()), work));
        }

        if (text.TryTake(RootCommands))
        {
            var order = text.TryTake("[") ? Formula(lists.Bracketed("[")).Number : Rational.Of(2);
            return Root(Formula(Argument()), order is { IsInteger: true } && order.Numerator >= 2 && order.Numerator <= AlgebraLimits.Deepest
                ? (int)order.Numerator
                : throw MathRefusal.Beyond("a root whose order is no small whole number"));
        }

        return text.TryTake(Roots) ? Root(Formula(Primary()), 2)
            : text.TryTake(Infinity) ? new MathInfinity(IsNegative: false)
            : text.TryTake(Pi) ? Variable("π")
            : text.TryTake(MathWords.Variable()) is { } name ? Variable(name.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal))
            : throw Unread();
    }

    private static MathFormula Variable(string name) => new(AlgebraicFraction.Of(Polynomial.Of(Monomial.OfVariable(name), Rational.One)));

    /// <summary>What a command of LaTeX takes: a group in braces, else one digit, else the next factor.</summary>
    private MathValue Argument() =>
        text.TryTakeDigit() is { } digit ? new MathFormula(AlgebraicFraction.Of(Rational.Of(BigInteger.Parse(digit, CultureInfo.InvariantCulture)))) : Primary();

    /// <summary>A number, or a whole number with a proper fraction behind it: 2 1/2 and 2\frac{1}{2} are 5/2.</summary>
    private Rational NumberWithFraction()
    {
        var number = Number();
        var start = text.Position;
        if (!number.IsInteger || text.TryTake(MathWords.PlainFraction()) is not { } fraction)
        {
            return number;
        }

        var parts = MathWords.Parts(fraction);
        if (parts.Above.IsZero || parts.Above >= parts.Below)
        {
            text.Position = start;
            return number;
        }

        return number + Rational.Of(parts.Above, parts.Below);
    }

    private Rational Number()
    {
        var whole = text.TakeDigits();
        while (whole.Length > 0 && text.TryTakeThousands(comma: !lists.IsInBrackets))
        {
            whole += text.TakeDigits();
        }

        var fraction = text.TryTakePoint() ? text.TakeDigits() : "";
        var power = text.TryTake(MathWords.Exponent()) is { } exponent && int.TryParse(exponent[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : 0;
        if (whole.Length + fraction.Length > AlgebraLimits.LongestText || Math.Abs((long)power) > AlgebraLimits.HighestDegree)
        {
            throw MathRefusal.Beyond("a number of more digits than are computed with");
        }

        return Rational.Of(BigInteger.Parse(whole + fraction, CultureInfo.InvariantCulture)) * Rational.Of(10).Power(power - fraction.Length);
    }

    private static AlgebraicFraction Formula(MathValue value) => value is MathFormula formula
        ? formula.Value
        : throw MathRefusal.Beyond("computing with a list or infinity");
}
