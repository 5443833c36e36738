using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>Computes docs/verdict-parser.md.</summary>
internal static partial class VerdictParserPage
{
    public static string Render(IReadOnlyList<RealReply> replies, ReplyTally reasons, IReadOnlyList<(string Mutation, string Source, MutationTally Tally)> mutations)
    {
        var page = new StringBuilder();
        page.Append(
            """
            # The verdict parser on real replies

            How the parser of [judges](judges.md) reads replies that models gave and their authors parsed, recomputed by the tests: this page is their output.

            The replies are of LLMBar (MIT; GPT-4, ChatGPT, LLaMA 2, PaLM 2 and Falcon say which of two outputs is better), MT-Bench (Apache-2.0; GPT-4 rates 1 to 10),
            PandaLM (Apache-2.0; GPT-3.5 and PandaLM-7B compare two responses) and XSTest (CC BY 4.0; GPT-4 classifies refusals). `judge_parser` is a sample
            of these with the answers that their authors could not read. They are not part of EvalKit. A reply counts as complete unless its row says that it was cut or stopped; most rows do not
            say how it ended.

            ## Against the authors' parse

            Different is a value other than the authors'. An error is a reply that EvalKit asks for once more.

            | source | replies | read by the authors | equal | different | error | not read by the authors | error | a verdict |
            |---|---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var group in replies.GroupBy(r => (r.Source, r.Format)))
        {
            var tally = ReplyTally.Of(group);
            var unread = tally.Readings.Count - tally.Named;
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {group.Key.Source}: {group.Key.Format} | {tally.Readings.Count} | {tally.Named} | {tally.Equal} | {tally.Different.Count} | {tally.Errors.Count} | {unread} | {unread - tally.Unnamed.Count} | {tally.Unnamed.Count} |\n");
        }

        var all = ReplyTally.Of(replies.Where(r => r.Source != RealReplyFiles.Corpus));
        page.Append("\n## Every difference\n\nThe rows of `judge_parser` are among these. The last columns say how the reply opens and concludes, and how often it says that an output is better. Each of these replies decides\nfor one output, and its authors' parse has the other one.\n\n");
        page.Append("| row | authors | parser | opens with | concludes with | \"Output (a) is better\" | \"Output (b) is better\" |\n|---|---|---|---|---|---|---|\n");
        foreach (var (reply, reading) in all.Different)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {reply.Id} | {reply.Expected} | {reading.Value} | {Opening().Match(reply.Text).Value} | {Conclusion().Match(reply.Text).Value} | {Better(reply, "a")} | {Better(reply, "b")} |\n");
        }

        page.Append("\n## Every error where the authors read a verdict\n\n| row | authors | fault |\n|---|---|---|\n");
        foreach (var (reply, reading) in all.Errors)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {reply.Id} | {reply.Expected} | {reading.Fault} |\n");
        }

        page.Append("\n## Every verdict where the authors read none\n\n| row | parser | the reply says |\n|---|---|---|\n");
        foreach (var (reply, reading) in all.Unnamed)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {reply.Id} | {reading.Value} | {Choice().Match(reply.Text).Value} |\n");
        }

        page.Append(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            ## Reasons are not verdicts

            PandaLM's judges give a label and a reason. Of {reasons.Named} reasons with a label, {reasons.Equal} state that label in a sentence that decides, and {reasons.Different.Count} states another one: {string.Join(", ", reasons.Different.Select(d => d.Reply.Id))},
            where the judge contradicts itself. The other {reasons.Errors.Count} praise or fault a response without saying that it is better, and are errors.

            ## Damaged replies

            Each different reply, damaged. Right is the verdict of the whole reply, or the authors' where the parser reads none. A different verdict after a reply must be an error. The last column is one reply that ends
            `Therefore, Output (b)`: it may be cut, and once a line follows it is not.

            | damage | source | replies made | right | error | wrong | a verdict where the whole has none |
            |---|---|---|---|---|---|---|

            """).ReplaceLineEndings("\n"));
        foreach (var (mutation, source, tally) in mutations)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {mutation} | {source} | {tally.Made} | {tally.Right} | {tally.Errors} | {tally.Wrong} | {tally.FromNothing} |\n");
        }

        page.Append(
            """

            "Called complete" is what no provider should do: it cuts a reply and says that the model ended it. What is wrong then is a cut that leaves nothing but a label
            (`Output (a)` of `Output (a) and Output (b) both …`), which no parser can tell from an answer. Where the provider does not say that a reply is complete, a label alone and a decision in
            prose are errors, and nothing is read wrong.

            """.ReplaceLineEndings("\n"));
        return page.ToString();
    }

    private static int Better(RealReply reply, string letter) => Regex.Count(reply.Text, $@"Output \({letter}\) is better", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"^Output \([ab]\)(?: is better)?(?=[.\s])")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:Therefore|In conclusion), Output \([ab]\) is better", RegexOptions.RightToLeft)]
    private static partial Regex Conclusion();

    [GeneratedRegex(@"I would choose Output \([ab]\)")]
    private static partial Regex Choice();
}
