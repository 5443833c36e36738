using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>The words and letters of expressions: variables, units, functions, numbers that are written out.</summary>
internal static partial class MathWords
{
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg", "exp", "abs", "min", "max", "gcd", "lcm", "mod", "lim",
        "floor", "ceil", "cbrt", "root", "choose", "det", "frac",
    };

    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "hundred", "thousand", "million", "billion", "trillion", "dozen", "half", "halves", "third", "thirds", "quarter", "quarters", "percent", "hundreds", "thousands", "millions", "billions", "dozens",
    };

    /// <summary>Letters together that may be a product.</summary>
    public const int LongestProduct = 3;

    /// <summary>Whether a word or command is mathematics.</summary>
    public static bool IsMathematics(string word) => word[0] == '\\' || Functions.Contains(word) || Numbers.Contains(word);

    /// <summary>Whether a text holds words that are no mathematics, so that an expression in it has to be looked for.</summary>
    public static bool IsProse(string text) => Word().Matches(text).Any(word => word.Length > 1 && !IsMathematics(word.Value) && word.Value is not ("pi" or "sqrt" or "inf" or "infty" or "infinity"));

    /// <summary>Whether a word of a text is mathematics that is not read: a function, a number written out, an operator by itself.</summary>
    public static bool IsPartOfFormula(string word) => IsNumber(word) || word.Any(c => c is '|' or '±' or '\\' or '^' or '=') || word is "+" or "-" or "*" or "/" or "×";

    /// <summary>Whether a unit has a number written out in it, which does count.</summary>
    public static bool IsNumber(string unit) => Word().Matches(unit).Any(word => Numbers.Contains(word.Value) || Functions.Contains(word.Value));

    /// <summary>Whether a unit stands here rather than a variable.</summary>
    public static bool IsUnitHere(MathText text)
    {
        var start = text.Position;
        var isUnit = text.TryTake(Unit()) is not null;
        text.Position = start;
        return isUnit;
    }

    /// <summary>Digits and sign that are raised, such as ⁻¹², as plain ones.</summary>
    public static string Plain(string raised) =>
        string.Concat(raised.Select(c => c == '⁻' ? "-" : CharUnicodeInfo.GetDigitValue(c).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The whole numbers of a fraction that <see cref="PlainFraction"/> matches.</summary>
    public static (BigInteger Above, BigInteger Below) Parts(string fraction)
    {
        var match = PlainFraction().Match(fraction);
        return (Whole(match.Groups["above"]), Whole(match.Groups["below"]));
    }

    private static BigInteger Whole(Group digits) => BigInteger.Parse(digits.Value, CultureInfo.InvariantCulture);

    /// <summary>A fraction of whole numbers, as it stands behind a whole one: 1/2, \frac{1}{2}, \frac12.</summary>
    [GeneratedRegex(@"\G(?:(?<above>[0-9]{1,9})\s*/\s*(?<below>[0-9]{1,9})(?![0-9.])|\\[dtc]?frac\s*(?:\{\s*(?<above>[0-9]{1,9})\s*\}|(?<above>[0-9]))\s*(?:\{\s*(?<below>[0-9]{1,9})\s*\}|(?<below>[0-9])))", RegexOptions.CultureInvariant)]
    public static partial Regex PlainFraction();

    [GeneratedRegex(@"\G⁻?[⁰¹²³⁴-⁹]+", RegexOptions.CultureInvariant)]
    public static partial Regex Superscript();

    /// <summary>The power of ten of a number such as 1.5e3.</summary>
    [GeneratedRegex(@"\G[eE][+-]?[0-9]+", RegexOptions.CultureInvariant)]
    public static partial Regex Exponent();

    /// <summary>A letter by itself or in a product of up to three of a, b, c, x, y, z; a Greek letter; each with an index.</summary>
    [GeneratedRegex(@"\G(?:(?:[A-Za-z](?![A-Za-z])|[abcxyz](?=[abcxyz]{1,2}(?![A-Za-z]))|\p{IsGreek}|\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|theta|lambda|mu|nu|rho|sigma|tau|phi|varphi|psi|omega)(?![A-Za-z]))(?:_[A-Za-z0-9](?![A-Za-z0-9])|_\{[A-Za-z0-9]{1,10}\})?)", RegexOptions.CultureInvariant)]
    public static partial Regex Variable();

    /// <summary>A word, or a command of LaTeX.</summary>
    [GeneratedRegex(@"\\?\p{L}+", RegexOptions.CultureInvariant)]
    public static partial Regex Word();

    /// <summary>Words behind an expression, such as <c>apples</c>, <c>km/h</c>, <c>cm^2</c> or <c>\text{ cm}</c>.</summary>
    [GeneratedRegex(@"\G(?:(?<=\s|~|\\[,;: ])(?!(?:and|or|pi|sqrt|infinity|inf|infty|percent|[abcxyz]{2,3})\b)\p{L}{2,}|\\mathrm\{\s*\p{L}{2,}\s*\}|\\(?:text|textrm|mbox)\{(?>\s*)(?!(?:and|or)\b)[\p{L}\s/.^0-9-]*\})(?:/\p{L}+)?(?:\^[0-9]|\^\{[0-9]\}|[²³])?", RegexOptions.CultureInvariant)]
    public static partial Regex Unit();
}
