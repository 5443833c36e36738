using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>
/// Phone numbers in three forms: international with + and 8 to 15 digits (ITU-T E.164), North American (three, three and four digits, of which neither of the first
/// groups begins with 0 or 1), and national ones that begin with 0 and stand in groups. Digits without any of these marks could be anything and are not taken.
/// </summary>
internal static partial class PhoneNumbers
{
    private const int FewestInternational = 8;
    private const int MostInternational = 15;
    private const int FewestNational = 9;
    private const int MostNational = 11;

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static IEnumerable<(int Start, int End)> Find(string text)
    {
        foreach (Match match in International().Matches(text))
        {
            if (match.Value.Count(char.IsAsciiDigit) is >= FewestInternational and <= MostInternational && Surroundings.StandAlone(text, match.Index, match.Index + match.Length))
            {
                yield return (match.Index, match.Index + match.Length);
            }
        }

        foreach (Match match in NorthAmerican().Matches(text))
        {
            if (Surroundings.StandAlone(text, match.Index, match.Index + match.Length))
            {
                yield return (match.Index, match.Index + match.Length);
            }
        }

        foreach (Match match in National().Matches(text))
        {
            if (match.Value.Count(char.IsAsciiDigit) is >= FewestNational and <= MostNational && Surroundings.StandAlone(text, match.Index, match.Index + match.Length))
            {
                yield return (match.Index, match.Index + match.Length);
            }
        }
    }

    /// <summary>+49 30 123456, +1 (212) 555-0123, +44.20.7946.0958; (0) for the digit that is left out from abroad.</summary>
    [GeneratedRegex(@"\+[1-9][0-9]*([ .\-/\u00a0]?(\([0-9]+\)[ .\-/\u00a0]?)?[0-9]+)*", Linear)]
    private static partial Regex International();

    /// <summary>(212) 555-0123, 212-555-0123, 212.555.0123, 1-212-555-0123.</summary>
    [GeneratedRegex(@"(1[ .\-])?(\([2-9][0-9][0-9]\) ?|[2-9][0-9][0-9][ .\-])[2-9][0-9][0-9][ .\-][0-9][0-9][0-9][0-9]", Linear)]
    private static partial Regex NorthAmerican();

    /// <summary>030 123456, (020) 7946 0958, 0171/1234567, 01 23 45 67 89.</summary>
    [GeneratedRegex(@"\(0[0-9][0-9][0-9]?[0-9]?\)[ \-][0-9]+([ \-][0-9]+)*|0[1-9][0-9][0-9]?[0-9]?[ \-/][0-9]+([ \-][0-9]+)*|0[1-9]([ .][0-9][0-9]){4}", Linear)]
    private static partial Regex National();
}
