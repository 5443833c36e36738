namespace EvalKit.Judging;

/// <summary>How models say which of two answers is better.</summary>
internal static class PairwiseVerdict
{
    private const string First = "A";
    private const string Second = "B";
    private const string Tie = "tie";

    private static readonly string[] Nouns = ["Output", "Response", "Answer", "Assistant", "Model", "Option", "Candidate"];

    public static VerdictForm Form { get; } = new()
    {
        Kind = FeedbackValueKind.Category,
        Menu = [First, Second, Tie],
        Spellings = new Dictionary<string, IReadOnlyList<string>>
        {
            [First] = [.. Named("A"), "A>>B", "A>B", "A >> B", "A > B", "B<<A", "B<A", "B << A", "B < A"],
            [Second] = [.. Named("B"), "B>>A", "B>A", "B >> A", "B > A", "A<<B", "A<B", "A << B", "A < B"],
            [Tie] = ["[[C]]", "A=B", "B=A", "A = B", "B = A", "draw", "it is a tie", "it is a draw", .. Nouns.Select(n => $"Both {n}s are equally good")],
        },
        Statements =
        [
            VerdictForm.LabelMark,
            "{label} is better",
            "{label} is the better one",
            .. Nouns.SelectMany(n => Qualities.Select(q => $"{VerdictForm.LabelMark} is the {q} {n}")),
            .. Nouns.SelectMany(n => Qualities.Select(q => $"the {q} {n} is {VerdictForm.LabelMark}")),
            "{label} is the better choice",
            "{label} is the best",
            "{label} is best",
            "{label} is superior",
            "{label} is preferable",
            "{label} is preferred",
            "{label} wins",
            "{label} is the winner",
            "the winner is {label}",
            "I choose {label}",
            "I would choose {label}",
            "I prefer {label}",
            "I would prefer {label}",
            "I pick {label}",
            "I select {label}",
        ],
    };

    private static string[] Qualities => ["better", "best", "superior", "preferred"];

    private static IEnumerable<string> Named(string letter) =>
        Nouns.SelectMany(n => new[] { $"{n} {letter}", $"{n} ({letter})" }).Append($"({letter})");
}
