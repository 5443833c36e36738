namespace EvalKit.Scoring;

/// <summary>Numbers of payment cards: an issuer's beginning, a length that it uses, and Luhn's check digit (ISO/IEC 7812).</summary>
internal static class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;

    public static IEnumerable<(int Start, int End)> Find(string text)
    {
        foreach (var run in DigitGroups.In(text))
        {
            for (var first = 0; first < run.Count; first++)
            {
                if (Last(text, run, first) is { } last)
                {
                    yield return (run[first].Start, run[last].End);
                    first = last;
                }
            }
        }
    }

    /// <summary>The group with which a card number ends that begins with a group; null where none does.</summary>
    private static int? Last(string text, IReadOnlyList<(int Start, int End)> run, int first)
    {
        Span<char> digits = stackalloc char[Longest];
        var length = 0;
        for (var last = first; last < run.Count && length + run[last].End - run[last].Start <= Longest; last++)
        {
            text.AsSpan(run[last].Start, run[last].End - run[last].Start).CopyTo(digits[length..]);
            length += run[last].End - run[last].Start;
            if (length >= Shortest && IsCard(digits[..length]) && Surroundings.StandAlone(text, run[first].Start, run[last].End))
            {
                return last;
            }
        }

        return null;
    }

    private static bool IsCard(ReadOnlySpan<char> digits) => HasIssuer(digits) && HasCheckDigit(digits);

    /// <summary>Visa; Mastercard; American Express; Discover; JCB; Diners Club; UnionPay.</summary>
    private static bool HasIssuer(ReadOnlySpan<char> digits)
    {
        var four = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + (digits[3] - '0');
        return four switch
        {
            >= 4000 and <= 4999 => digits.Length is 13 or 16 or 19,
            (>= 5100 and <= 5599) or (>= 2221 and <= 2720) => digits.Length == 16,
            (>= 3400 and <= 3499) or (>= 3700 and <= 3799) => digits.Length == 15,
            6011 or (>= 6440 and <= 6599) or (>= 3528 and <= 3589) or (>= 6200 and <= 6299) => digits.Length >= 16,
            (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) => digits.Length is 14 or >= 16,
            _ => false,
        };
    }

    private static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0 && digits.ContainsAnyExcept(digits[0]);
    }
}
