using System.Text.RegularExpressions;

namespace EvalKit.Judging;

/// <summary>
/// Words with which a writer takes back what stands before: "No wait, B is better." A verdict before them is none, and what they put in its place is not guessed: the judge is asked
/// again. Only where a sentence begins with them: an answer that is told of may hold them too.
/// </summary>
internal static partial class Corrections
{
    /// <summary>Whether a sentence of a text takes something back.</summary>
    public static bool In(ReadOnlySpan<char> text) => Correction().IsMatch(text);

    // Linear: what may come before a word is one character and a few marks that are not it, and each word has one spelling to be matched.
    [GeneratedRegex(
        @"(?:^|[.!?…\n–—])[*_()>' \t]{0,8}(?:(?:oh|hmm|no)[,.]? )?(?:(?:wait|hold on|scratch that|on second thoughts?|actually,? no)(?=[ \t]*(?:[,.:;!?…\n–—-]|$))|(?:let me (?:correct|reconsider|revise|rethink) (?:that|this|it|my)|i take (?:that|it) back)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();
}
