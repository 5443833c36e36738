using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>Numbers that are written in groups of ASCII digits, such as 4111 1111 1111 1111: each run with its groups.</summary>
internal static partial class DigitGroups
{
    /// <summary>Where each group of each run begins and ends. Between groups stands one blank or hyphen.</summary>
    public static IEnumerable<IReadOnlyList<(int Start, int End)>> In(string text)
    {
        var run = new List<(int Start, int End)>();
        foreach (Match group in Digits().Matches(text))
        {
            if (run.Count > 0 && !(group.Index == run[^1].End + 1 && IsSeparator(text[run[^1].End])))
            {
                yield return run;
                run = [];
            }

            run.Add((group.Index, group.Index + group.Length));
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '\u00a0' or '\u202f' or '\u2011' or '\u2013';

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
