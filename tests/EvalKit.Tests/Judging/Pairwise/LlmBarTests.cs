using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Prompts;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.Pairwise;

/// <summary>
/// Replies of six judge models to pairs in both orders (LLMBar, Zeng et al. 2024, arXiv 2310.07641), replayed through the pairwise judge and the parser. What a judge is worth is held to
/// the figures that follow from the authors' own parses.
/// </summary>
public sealed class LlmBarTests
{
    private const string Replies = "data/llmbar/judge_outputs.jsonl";
    private const string Pairs = "data/llmbar/pairs.jsonl";

    /// <summary>Reference: share of keys with one winner in both orders and share of right verdicts, over keys with two verdicts, computed from the column <c>winner</c> by a script of its own.</summary>
    [SharedDataFact(Replies)]
    public async Task Of_the_authors_own_labels_the_pairwise_judge_makes_their_consistency_and_accuracy()
    {
        var tallies = await TallyAsync(row => (string?)row["winner"] is { } winner ? $"[[{LetterOf(winner, (bool)row["swap"]!)}]]" : "I cannot tell.");

        tallies.Select(t => $"{t.Key}: {t.Value}").Should().Equal(
            "ChatGPT: 0.606 0.454 of 926, 3 without a verdict",
            "ChatGPT-0301: 0.539 0.488 of 816, 0 without a verdict",
            "Falcon: 0.339 0.537 of 469, 1 without a verdict",
            "GPT-4: 0.902 0.831 of 910, 1 without a verdict",
            "LLaMA2: 0.693 0.470 of 880, 6 without a verdict",
            "PaLM2: 0.710 0.706 of 724, 16 without a verdict");
    }

    [SharedDataFact(Replies)]
    public async Task Of_the_replies_themselves_it_makes_the_same_but_where_the_authors_misread_one()
    {
        var differing = 0;
        var tallies = await TallyAsync(row => (string)row["completion"]!, (key, scores) =>
        {
            var (plain, swapped) = (Read(key.Plain), Read(key.Swapped));
            var outcome = plain is null || swapped is null ? null : OutcomeOf(plain, swapped);
            scores[0].Value?.Label.Should().Be(outcome, "that is what the two replies say, read one by one ({0})", key.Plain["id"]);
            differing += outcome is not null && key.HasBoth && outcome != OutcomeOf((string)key.Plain["winner"]!, (string)key.Swapped["winner"]!) ? 1 : 0;
        });

        differing.Should().Be(25, "docs/verdict-parser.md lists the replies that say the one and were parsed as the other");
        tallies.Select(t => $"{t.Key}: {t.Value}").Should().Equal(
            "ChatGPT: 0.608 0.454 of 923, 6 without a verdict",
            "ChatGPT-0301: 0.542 0.488 of 812, 4 without a verdict",
            "Falcon: 0.340 0.537 of 467, 3 without a verdict",
            "GPT-4: 0.902 0.831 of 910, 1 without a verdict",
            "LLaMA2: 0.700 0.469 of 878, 8 without a verdict",
            "PaLM2: 0.719 0.710 of 723, 17 without a verdict");
    }

    private static async Task<SortedDictionary<string, Tally>> TallyAsync(Func<JsonNode, string> reply, Action<Key, IReadOnlyList<Score>>? look = null)
    {
        var pairs = Rows(Pairs).ToDictionary(r => (string)r["id"]!, StringComparer.Ordinal);
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var key in Keys())
        {
            var scores = await JudgeAsync(pairs[(string)key.Plain["id"]!], key, reply);
            look?.Invoke(key, scores);
            var judge = (string)key.Plain["evaluator"]!;
            (tallies.TryGetValue(judge, out var tally) ? tally : tallies[judge] = new Tally()).Add(scores, (int)key.Plain["label"]!);
        }

        return tallies;
    }

    private static IEnumerable<Key> Keys() => Rows(Replies)
        .Where(r => !((string)r["strategy"]!).StartsWith("Rating", StringComparison.Ordinal))
        .GroupBy(r => ((string)r["evaluator"]!, (string)r["strategy"]!, (string)r["id"]!, (int)r["round"]!))
        .Select(g => new Key(g.Single(r => !(bool)r["swap"]!), g.Single(r => (bool)r["swap"]!)));

    /// <summary>The winner in the original order that a reply names, read alone.</summary>
    private static string? Read(JsonNode row)
    {
        var form = VerdictForm.Pairwise with { Menu = ["A", "B"] };
        return VerdictParser.Parse((string)row["completion"]!, form, complete: FinishOf(row) == ChatFinishReason.Stop).Value?.Label is not { } letter ? null
            : letter == "A" != (bool)row["swap"]! ? "1" : "2";
    }

    private static string LetterOf(string winner, bool swapped) => winner == "1" != swapped ? "A" : "B";

    private static ChatFinishReason FinishOf(JsonNode row) => (string?)row["finish_reason"] == "length" ? ChatFinishReason.Length : ChatFinishReason.Stop;

    private static string OutcomeOf(string plain, string swapped) => plain != swapped ? "tie" : plain == "1" ? "candidate" : "reference";

    /// <summary>The first output as the candidate, the second as the reference.</summary>
    private static async Task<IReadOnlyList<Score>> JudgeAsync(JsonNode pair, Key key, Func<JsonNode, string> reply)
    {
        var evalCase = new EvalCase
        {
            Id = (string)pair["id"]!,
            CaseHash = "h",
            Inputs = CaseFields.OfText(("input", (string)pair["input"]!)),
            Columns = CaseFields.OfText(("output_2", (string)pair["output_2"]!)),
        };
        var trial = new Trial { TraceId = new string('a', 32), CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = (string)pair["output_1"]! };
        var candidate = CandidateText.Of((string)pair["output_1"]!).Text;
        using var client = new Replaying(prompt => PromptBlock.Find(prompt).Single(b => b.Name == "outputs").Content == candidate ? key.Plain : key.Swapped, reply);
        var judge = ScorerTree.Map(Judge, leaf => leaf is IModelScorer model ? model.Bind(client) : leaf);
        return (await judge.ScoreAsync(new ScoreArguments(evalCase, trial), default)).Scores;
    }

    private static IScorer Judge { get; } = Judges.Pairwise(
        Judges.Of(JudgeFile.Parse("---\nname: llmbar\nvalue: category\nmenu: [A, B]\nneeds: [outputs, reference]\ndefences: {nonce: false}\n---\n# user\n{{ block inputs.input }}\n{{ block outputs }}\n{{ block reference }}", "llmbar.md"), "fake:/recorded"),
        new PairwiseOptions { Against = "columns.output_2" });

    private static IEnumerable<JsonNode> Rows(string path) => SharedData.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!);

    /// <summary>The replies of one judge, asked in one way about one pair, to both orders.</summary>
    private sealed record Key(JsonNode Plain, JsonNode Swapped)
    {
        public bool HasBoth => Plain["winner"] is not null && Swapped["winner"] is not null;
    }

    private sealed class Tally
    {
        private int _consistent;
        private int _judged;
        private int _none;
        private double _right;

        public void Add(IReadOnlyList<Score> scores, int label)
        {
            if (scores[0].Value is null)
            {
                _none++;
                return;
            }

            _judged++;
            _consistent += scores[2].Value!.Bool == true ? 1 : 0;

            // A verdict that depends on the order is right in one of the two.
            _right += label == 1 ? scores[1].Value!.Number!.Value : 1 - scores[1].Value!.Number!.Value;
        }

        public override string ToString() => FormattableString.Invariant($"{(double)_consistent / _judged:0.000} {_right / _judged:0.000} of {_judged}, {_none} without a verdict");
    }

    private sealed class Replaying(Func<string, JsonNode> row, Func<JsonNode, string> reply) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var said = row(messages.First(m => m.Role == ChatRole.User).Text);
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply(said))) { FinishReason = FinishOf(said) });
        }

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
