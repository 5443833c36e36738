using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>International bank account numbers: a country, its length, and check digits that leave 1 when the whole is divided by 97 (ISO 13616, ISO 7064).</summary>
internal static partial class Ibans
{
    private const int Divisor = 97;

    public static IEnumerable<(int Start, int End)> Find(string text)
    {
        var from = 0;
        foreach (Match match in Beginning().Matches(text))
        {
            if (match.Index >= from && IbanLengths.Of(match.Value[..2]) is { } length && End(text, match.Index, length) is { } end && Surroundings.StandAlone(text, match.Index, end))
            {
                yield return (match.Index, end);
                from = end;
            }
        }
    }

    /// <summary>Where the account number ends, which may be written with single blanks; null where it is too short or its check digits are wrong.</summary>
    private static int? End(string text, int start, int length)
    {
        Span<char> account = stackalloc char[length];
        var (read, place) = (0, start);
        while (read < length && place < text.Length)
        {
            if (char.IsAsciiDigit(text[place]) || char.IsAsciiLetterUpper(text[place]))
            {
                account[read++] = text[place];
            }
            else if (text[place] is not (' ' or '\u00a0') || text[place - 1] is ' ' or '\u00a0')
            {
                return null;
            }

            place++;
        }

        return read == length && Remainder(account[..4], Remainder(account[4..], 0)) == 1 ? place : null;
    }

    /// <summary>The remainder of the symbols read as one number (A is 10, Z is 35), after one that left a remainder already.</summary>
    private static int Remainder(ReadOnlySpan<char> symbols, int before)
    {
        foreach (var symbol in symbols)
        {
            before = char.IsAsciiDigit(symbol) ? ((before * 10) + (symbol - '0')) % Divisor : ((before * 100) + (symbol - 'A' + 10)) % Divisor;
        }

        return before;
    }

    [GeneratedRegex("[A-Z][A-Z][0-9][0-9]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
