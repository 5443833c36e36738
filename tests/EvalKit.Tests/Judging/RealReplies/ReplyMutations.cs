using System.Text;
using EvalKit.Judging;

namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>Real replies, damaged. A reading is right when it is that of the whole reply, or the authors' where the whole reply has none.</summary>
internal static class ReplyMutations
{
    private const int CutStep = 10;

    public static IReadOnlyList<(string Name, Func<RealReply, IEnumerable<(string Text, bool Complete)>> Make)> All { get; } =
    [
        ("cut at every 10th byte", r => Cuts(r.Text).Select(c => (c, false))),
        ("cut at every 10th byte, called complete", r => Cuts(r.Text).Select(c => (c, true))),
        ("in a code fence", r => [($"```\n{r.Text}\n```", r.Complete), ($"```text\n{r.Text}\n```\n", r.Complete)]),
        ("given twice", r => [($"{r.Text}\n\n{r.Text}", r.Complete)]),
        ("a different verdict after it", r => Others(r).Select(o => ($"{r.Text}\n\n{o}", r.Complete))),
        ("text after it", r => [($"{r.Text}\n\nI hope this helps. Let me know if you need more.", r.Complete)]),
    ];

    public static MutationTally Count(IEnumerable<RealReply> replies, Func<RealReply, IEnumerable<(string Text, bool Complete)>> make)
    {
        var tally = default(MutationTally);
        foreach (var reply in replies)
        {
            var truth = reply.Read().Value ?? reply.Truth;
            foreach (var (text, complete) in make(reply))
            {
                tally = VerdictParser.Parse(text, reply.Form, complete).Value is not { } value ? tally with { Errors = tally.Errors + 1 }
                    : value == truth ? tally with { Right = tally.Right + 1 }
                    : truth is null ? tally with { FromNothing = tally.FromNothing + 1 }
                    : tally with { Wrong = tally.Wrong + 1, WrongWithMore = tally.WrongWithMore + (reply.Form.Read(text) is null ? 1 : 0) };
            }
        }

        return tally;
    }

    private static IEnumerable<string> Cuts(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var length = CutStep; length < bytes.Length; length += CutStep)
        {
            yield return Encoding.UTF8.GetString(bytes, 0, length);
        }
    }

    /// <summary>A verdict that the reply does not give, in the form in which it gives its own.</summary>
    private static IEnumerable<string> Others(RealReply reply)
    {
        if (reply.Read().Value is not { } own)
        {
            return [];
        }

        var other = reply.Form.Kind == FeedbackValueKind.Number ? own.Number == 3 ? "4" : "3" : reply.Form.Menu.First(m => m != own.Label);
        var spelled = reply.Form == VerdictForm.Pairwise ? $"Output ({other.ToLowerInvariant()})" : other;
        return reply.Text.Contains("[[", StringComparison.Ordinal) ? [$"Rating: [[{other}]]"]
            : reply.Form == VerdictForm.Pairwise ? [spelled, $"Therefore, {spelled} is better."]
            : [spelled];
    }
}
