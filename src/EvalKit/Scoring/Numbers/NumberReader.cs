using System.Globalization;
using System.Text;

namespace EvalKit.Scoring;

/// <summary>
/// Finds the last number of a text. A number is: a sign that belongs to it, digits (of any script, with separators of thousands), a point with decimals,
/// an exponent. Currency and percent signs are not part of it. Linear in the length of the text.
/// </summary>
internal static class NumberReader
{
    private const int GroupLength = 3;

    /// <summary>More than any double or measure needs; an exponent of more digits than a long holds stops here.</summary>
    private const long LargestPower = 1_000_000_000;

    /// <summary>The last number; null when the text holds none.</summary>
    public static TextNumber? Last(string text)
    {
        var clean = CalculatorMarks.Remove(text);
        TextNumber? last = null;
        for (var position = 0; position < clean.Length;)
        {
            if (StartsNumber(clean, position))
            {
                last = Read(clean, ref position);
            }
            else
            {
                position++;
            }
        }

        return last;
    }

    private static bool StartsNumber(string text, int position) =>
        IsDigit(text, position) || (text[position] == '.' && IsDigit(text, position + 1) && !IsDigit(text, position - 1));

    private static TextNumber Read(string text, ref int position)
    {
        var negative = IsNegative(text, position);
        var whole = ReadWhole(text, ref position);
        var fraction = "";
        if (position < text.Length && text[position] == '.' && IsDigit(text, position + 1))
        {
            position++;
            fraction = ReadDigits(text, ref position);
        }

        return TextNumber.Of(negative, whole, fraction, ReadPower(text, ref position));
    }

    private static string ReadWhole(string text, ref int position)
    {
        var whole = new StringBuilder(ReadDigits(text, ref position));
        if (whole.Length is 0 or > GroupLength)
        {
            return whole.ToString();
        }

        var separator = position < text.Length ? text[position] : ' ';
        while (IsThousandsSeparator(separator) && position < text.Length && text[position] == separator && DigitsFrom(text, position + 1) == GroupLength)
        {
            position++;
            whole.Append(ReadDigits(text, ref position));
        }

        return whole.ToString();
    }

    private static string ReadDigits(string text, ref int position)
    {
        var start = position;
        while (IsDigit(text, position))
        {
            position++;
        }

        return string.Create(position - start, (text, start), (digits, from) =>
        {
            for (var i = 0; i < digits.Length; i++)
            {
                digits[i] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(from.text[from.start + i]));
            }
        });
    }

    private static long ReadPower(string text, ref int position)
    {
        if (position >= text.Length || text[position] is not ('e' or 'E'))
        {
            return 0;
        }

        var next = position + 1;
        var negative = next < text.Length && IsMinus(text[next]);
        next += negative || (next < text.Length && text[next] == '+') ? 1 : 0;
        if (!IsDigit(text, next))
        {
            return 0;
        }

        var digits = ReadDigits(text, ref next);
        position = next;
        var power = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? Math.Min(read, LargestPower) : LargestPower;
        return negative ? -power : power;
    }

    /// <summary>A minus belongs to a number when it stands right before it (a currency sign may stand on either side) and after nothing that it could subtract from or hyphenate.</summary>
    private static bool IsNegative(string text, int position)
    {
        var before = SkipCurrency(text, position - 1);
        if (before < 0 || !IsMinus(text[before]))
        {
            return false;
        }

        before = SkipCurrency(text, before - 1);
        return before < 0 || !(char.IsLetterOrDigit(text[before]) || text[before] is ')' or ']' or '%' or '.' || IsMinus(text[before]));
    }

    private static int SkipCurrency(string text, int position) =>
        position >= 0 && char.GetUnicodeCategory(text[position]) == UnicodeCategory.CurrencySymbol ? position - 1 : position;

    /// <summary>Hyphen-minus, non-breaking hyphen, en dash, minus sign, and the small and full-width forms.</summary>
    private static bool IsMinus(char c) => c is '-' or '\u2011' or '\u2013' or '\u2212' or '\uFE63' or '\uFF0D';

    /// <summary>Comma, apostrophes, and the spaces that do not break or are thin.</summary>
    private static bool IsThousandsSeparator(char c) => c is ',' or '\'' or '\u2019' or '\u00A0' or '\u2009' or '\u202F';

    private static int DigitsFrom(string text, int position)
    {
        var count = 0;
        while (count <= GroupLength && IsDigit(text, position + count))
        {
            count++;
        }

        return count;
    }

    private static bool IsDigit(string text, int position) =>
        position >= 0 && position < text.Length && CharUnicodeInfo.GetDecimalDigitValue(text[position]) >= 0;
}
