using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
using EvalKit.Scoring;

namespace EvalKit.Tests.Judging.Combining;

/// <summary>Whatever is made of judges tells of each call once: what it cost, and whether the reply was the judge's own.</summary>
public sealed class NestedJudgesTests
{
    public static TheoryData<string> Shapes => [.. All.Keys];

    private static readonly Dictionary<string, Func<IScorer>> All = new()
    {
        ["judge"] = () => Judge("a"),
        ["self_consistency"] = () => Judges.SelfConsistency(Judge("a")),
        ["jury"] = () => Jury("a", "b"),
        ["cascade"] = () => Judges.Cascade([new CascadeStage(Judge("a")), new CascadeStage(Judge("b"))]),
        ["self_consistency of a jury"] = () => Judges.SelfConsistency(Jury("a", "b")),
        ["jury of self_consistency"] = () => Judges.Jury([Judges.SelfConsistency(Judge("a")), Judge("b")]),
        ["jury of juries"] = () => Judges.Jury([Jury("a", "b"), Jury("c", "d")]),
        ["cascade of juries"] = () => Judges.Cascade([new CascadeStage(Jury("a", "b")), new CascadeStage(Jury("c", "d"))]),
        ["cascade of cascades"] = () => Judges.Cascade([new CascadeStage(Judges.Cascade([new CascadeStage(Judge("a")), new CascadeStage(Judge("b"))])), new CascadeStage(Judge("c"))]),
        ["self_consistency of a cascade"] = () => Judges.SelfConsistency(Judges.Cascade([new CascadeStage(Judge("a")), new CascadeStage(Judge("b"))])),
        ["all"] = () => Scorers.All([Judge("a"), Jury("b", "c")]),
        ["not"] = () => Scorers.Not(Judges.SelfConsistency(Judge("a"))),
        ["weighted"] = () => Scorers.Weighted([Judge("a"), Scorers.Not(Judge("b"))]),
        ["jury of logic"] = () => Judges.Jury([Scorers.Any([Judge("a"), Judge("b")]), Scorers.Not(Judge("c"))]),
        ["pairwise"] = () => Judges.Pairwise(Comparer("a"), Against),
        ["pairwise of a jury"] = () => Judges.Pairwise(Judges.Jury([Comparer("a"), Comparer("b")]), Against),
        ["cascade of pairwise"] = () => Judges.Cascade([new CascadeStage(Judges.Pairwise(Comparer("a"), Against)), new CascadeStage(Judges.Pairwise(Comparer("b"), Against))]),
    };

    private static PairwiseOptions Against => new() { Against = "expectations.expected_response" };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Each_call_is_paid_for_once(string shape)
    {
        var client = Client(shape, echoesNonce: true);

        var scores = await AskAsync(All[shape](), client);

        client.Asked.Should().NotBeEmpty();
        scores.Sum(s => JudgeCost.Of(s.Metadata).Calls).Should().Be(client.Asked.Count);
        scores.Select(s => JudgeReplies.Of(s.Metadata)).Aggregate((a, b) => a + b).Should().BeEquivalentTo(new { Count = client.Asked.Count, NonceFailures = 0 });
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Each_reply_without_its_nonce_counts_once(string shape)
    {
        var client = Client(shape, echoesNonce: false);

        var scores = await AskAsync(All[shape](), client);

        // A reply without its nonce is asked for once more: one judgement of two calls.
        var judgements = client.Asked.Count / 2;
        scores.Select(s => JudgeReplies.Of(s.Metadata)).Aggregate((a, b) => a + b).Should().Be(new JudgeReplies(judgements, judgements, 0, 0));
        scores.Sum(s => JudgeCost.Of(s.Metadata).Calls).Should().Be(client.Asked.Count);
    }

    [Theory]
    [InlineData("pairwise", 1)]
    [InlineData("pairwise of a jury", 1)]
    [InlineData("cascade of pairwise", 1)]
    public async Task A_comparison_that_flips_counts_once_at_any_depth(string shape, int comparisons)
    {
        var scores = await AskAsync(All[shape](), Client(shape, echoesNonce: true));

        var replies = scores.Select(s => JudgeReplies.Of(s.Metadata)).Aggregate((a, b) => a + b);
        (replies.Compared, replies.Flipped).Should().Be((comparisons, comparisons), "who always says A flips");
    }

    private static IScorer Judge(string model) => Parse($"---\nname: fair\nvalue: bool\nneeds: [outputs]\n---\n# system\nIs it fair?\n# user\n{{{{ block outputs }}}}\n", model);

    private static IScorer Comparer(string model) =>
        Parse("---\nname: better\nvalue: category\nmenu: [A, B, tie]\nneeds: [outputs, reference]\n---\n# system\nWhich is better?\n# user\n{{ block outputs }}\n{{ block reference }}\n", model);

    private static IScorer Parse(string file, string model) => new JudgeScorer(JudgeFile.Parse(file, $"{model}.md"), ModelUri.Parse($"fake:/{model}"), name: null).WithDefences(JudgeDefences.Default with { Counterfactual = 0 });

    private static IScorer Jury(string first, string second) => Judges.Jury([Judge(first), Judge(second)]);

    private static ScriptedChatClient Client(string shape, bool echoesNonce)
    {
        var label = shape.Contains("pairwise", StringComparison.Ordinal) ? "A" : "yes";
        return new(() => ScriptedChatClient.Reply($$"""{"reason":"r","verdict":"{{label}}"}""")) { EchoesNonce = echoesNonce };
    }

    private static async Task<IReadOnlyList<Score>> AskAsync(IScorer scorer, ScriptedChatClient client)
    {
        var bound = ScorerTree.Map(scorer, leaf => leaf is IModelScorer judge ? judge.Bind(client) : leaf);
        return (await bound.ScoreAsync(SomeJudged.Arguments("It was Herbert, I think."), default)).Scores;
    }
}
