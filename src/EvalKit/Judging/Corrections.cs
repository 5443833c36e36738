using System.Text.RegularExpressions;

namespace EvalKit.Judging;

/// <summary>
/// Words with which a writer takes back what stands before: "No wait, B is better." A verdict before them is none, and what they put in its place is not guessed: the judge is asked
/// again.
/// </summary>
internal static partial class Corrections
{
    /// <summary>Whether a text takes something back, at its start or after a pause.</summary>
    public static bool In(ReadOnlySpan<char> text) => Correction().IsMatch(text);

    // Linear: what may come before a word is one character and white space that cannot be matched in two ways, and each word has one spelling to be matched.
    [GeneratedRegex(
        @"(?:^|[.!?…,;:\n–—-][ \t]*)(?:(?:oh|hmm|no)[,.]? )?(?:(?:wait|hold on|scratch that|correction|my mistake|on second thoughts?|actually,? no)(?=[ \t]*(?:[,.:;!?…\n–—-]|$))|(?:let me (?:correct|reconsider|revise|rethink)|i (?:take (?:that|it) back|was wrong|misspoke|made a mistake))\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();
}
