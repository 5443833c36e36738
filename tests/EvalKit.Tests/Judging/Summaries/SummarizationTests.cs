using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Judging.Controls;
using EvalKit.Prompts;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.Summaries;

public sealed class SummarizationTests
{
    [Theory]
    [InlineData("ss", "cc", 1, 1, 1)]
    [InlineData("su", "ccc", 0.5, 1, 0.5)]
    [InlineData("ssss", "cmmm", 1, 0.25, 0.25)]
    [InlineData("ux", "mm", 0, 0, 0)]
    public async Task The_value_is_the_least_of_the_share_that_is_supported_and_the_share_that_is_covered(string claims, string facts, double alignment, double coverage, double value)
    {
        var scores = await ScoreAsync(Claims(claims), Facts(facts));

        scores.Select(s => (s.Name, s.Value)).Should().Equal(
            ("summarization_preview", FeedbackValue.Of(value)), ("summarization_preview.alignment", FeedbackValue.Of(alignment)), ("summarization_preview.coverage", FeedbackValue.Of(coverage)));
        scores[0].Passed.Should().Be(value >= 0.5);
    }

    [Fact]
    public void The_value_is_never_above_either_share_and_is_one_of_them()
    {
        var count = 0;
        Gen.Select(Gen.OneOf<char>('s', 'u', 'x').Array[1, 6], Gen.OneOf<char>('c', 'm').Array[1, 6]).ShouldHold(100, sample =>
        {
            var (claims, facts) = (new string(sample.Item1), new string(sample.Item2));
            var scores = ScoreAsync(Claims(claims), Facts(facts)).GetAwaiter().GetResult();
            double[] shares = [claims.Count(c => c == 's') / (double)claims.Length, facts.Count(c => c == 'c') / (double)facts.Length];
            count++;
            return scores[0].Value!.Number!.Value.Equals(shares.Min()) && scores[0].Passed == shares.Min() >= 0.5;
        });
        count.Should().Be(100);
    }

    [Fact]
    public async Task A_share_of_nothing_is_left_out_and_without_both_there_is_nothing_to_score()
    {
        var silent = await ScoreAsync(Claims(""), Facts("cm"));
        var nothing = await ScoreAsync(Claims(""), Facts(""));

        (silent[0].Value, silent[1].Value, silent[1].Error, silent[2].Value).Should().Be((FeedbackValue.Of(0.5), null, null, FeedbackValue.Of(0.5)));
        nothing.Should().OnlyContain(s => s.Value == null && s.Error == null && s.Rationale != null);
    }

    [Theory]
    [InlineData("It is fine.", true)]
    [InlineData("It is fine.", false)]
    public async Task A_share_that_cannot_be_read_is_an_error_of_the_whole_and_not_of_the_other(string broken, bool isAlignment)
    {
        var scores = await ScoreAsync(isAlignment ? broken : Claims("s"), isAlignment ? Facts("c") : broken);

        scores[0].Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
        scores[0].Error!.Message.Should().StartWith(isAlignment ? "alignment: " : "coverage: ");
        scores[isAlignment ? 1 : 2].Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
        scores[isAlignment ? 2 : 1].Value.Should().Be(FeedbackValue.Of(1));
    }

    [Fact]
    public async Task A_verdict_that_does_not_fit_its_list_is_asked_for_again_and_then_an_error()
    {
        var scores = await ScoreAsync("""{"reason":"r","claims":[{"item":"a","verdict":"unsupported"}],"verdict":"yes"}""", Facts("c"));

        scores[0].Error!.Message.Should().Contain("The verdict is yes, but 1 of 1 claims are not supported.");
    }

    [Fact]
    public async Task The_threshold_decides_and_the_lists_are_in_the_metadata()
    {
        var strict = await ScoreAsync(Claims("su"), Facts("c"), new SummarizationOptions { Threshold = 0.75, Name = "summary" });
        var lax = await ScoreAsync(Claims("su"), Facts("c"), new SummarizationOptions { Threshold = 0.5 });

        (strict[0].Name, strict[0].Passed, lax[0].Passed).Should().Be(("summary", false, true));
        strict[0].Metadata!["alignment"]!["claims"]!.AsArray().Should().HaveCount(2);
        strict[0].Metadata!["coverage"]!["facts"]!.AsArray().Should().HaveCount(1);
        ((int)strict[0].Metadata!["model_calls"]!, (bool)strict[0].Metadata!["preview"]!).Should().Be((2, true));
        var act = () => Judges.Summarization("fake:/m", new SummarizationOptions { Threshold = 1.5 });
        act.Should().Throw<EvalKitException>().WithMessage("*'threshold': expected a number from 0 to 1, found 1.5*");
    }

    [Fact]
    public void The_document_is_what_was_retrieved_else_the_inputs_and_facts_of_the_case_are_the_key_facts()
    {
        var judges = SummarizationScorer.JudgeNames.Select(n => new JudgeScorer(JudgeFile.Embedded(n), ModelUri.Parse("fake:/m"), null)).ToList();
        var given = SomeJudged.Arguments(new JsonObject { ["expected_facts"] = new JsonArray("FACT") }, "A summary.");

        judges.Select(j => Blocks(j, SomeJudged.Arguments("A summary.", "PASSAGE"))).Should().AllSatisfy(b => b.Should().Equal("context", "outputs"));
        Blocks(judges[0], given).Should().Equal("inputs", "outputs");
        Blocks(judges[1], given).Should().Equal("inputs", "expectations.expected_facts", "outputs");
    }

    [Fact]
    public async Task Without_a_document_it_is_an_error()
    {
        var args = new ScoreArguments(null, SomeJudged.Arguments("A summary.").Trial);

        var scores = (await Judges.Summarization(new ByJudge(Claims("s"), Facts("c"))).ScoreAsync(args, default)).Scores;

        scores.Should().OnlyContain(s => s.Error!.Kind == FeedbackErrorKind.MissingInput);
    }

    /// <summary>A model that looks up each claim's numbers in the document tells the good from the bad where a number decides.</summary>
    [Fact]
    public async Task Controls_that_a_number_decides_are_told_apart_by_reading_the_document()
    {
        var controls = JudgeControls.Of(JudgeFile.Embedded("summarization_alignment"));
        var client = new ByJudge(alignment: blocks =>
        {
            var document = blocks.First(b => b.Name is "inputs" or "context").Content;
            var numbers = System.Text.RegularExpressions.Regex.Matches(blocks.Single(b => b.Name == "outputs").Content, @"\d+").Select(m => m.Value);
            return Claims(string.Concat(numbers.Select(n => document.Contains(n, StringComparison.Ordinal) ? 's' : 'x')));
        });

        (await AlignmentAsync("all_from_the_document")).Should().Be(1);
        (await AlignmentAsync("document_in_passages")).Should().Be(1);
        (await AlignmentAsync("number_changed")).Should().Be(0);

        async Task<double?> AlignmentAsync(string id) => (await Judges.Summarization(client).ScoreAsync(controls.Single(c => c.Id == id).Arguments, default)).Scores[1].Value!.Number;
    }

    private static IEnumerable<string> Blocks(JudgeScorer judge, ScoreArguments args) => PromptBlock.Find(judge.Preview(args)!.Messages[1].Text).Select(b => b.Name);

    private static async Task<IReadOnlyList<Score>> ScoreAsync(string alignment, string coverage, SummarizationOptions? options = null) =>
        await ScoreChecks.ScoreAsync(Judges.Summarization(new ByJudge(alignment, coverage), options), SomeJudged.Arguments("A summary.", "The document."), default);

    /// <summary>Claims that are supported (s), unsupported (u) or contradicted (x).</summary>
    private static string Claims(string verdicts) => Reply("claims", verdicts, v => v switch { 's' => "supported", 'u' => "unsupported", _ => "contradicted" }, 's');

    /// <summary>Facts that are covered (c) or missing (m).</summary>
    private static string Facts(string verdicts) => Reply("facts", verdicts, v => v == 'c' ? "covered" : "missing", 'c');

    private static string Reply(string list, string verdicts, Func<char, string> label, char good) => new JsonObject
    {
        ["reason"] = "r",
        [list] = new JsonArray([.. verdicts.Select((v, i) => new JsonObject { ["item"] = FormattableString.Invariant($"item {i}"), ["verdict"] = label(v) })]),
        ["verdict"] = verdicts.All(v => v == good) ? "yes" : "no",
    }.ToJsonString();

    /// <summary>Answers each of the two judges by what it is asked for.</summary>
    private sealed class ByJudge(Func<IReadOnlyList<PromptBlock>, string> alignment, string coverage) : IChatClient
    {
        public ByJudge(string alignment, string coverage)
            : this(_ => alignment, coverage)
        {
        }

        public ByJudge(Func<IReadOnlyList<PromptBlock>, string> alignment)
            : this(alignment, Facts("c"))
        {
        }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var asked = messages.ToList();
            var reply = asked[0].Text.Contains("\"claims\"", StringComparison.Ordinal) ? alignment(PromptBlock.Find(asked[1].Text)) : coverage;
            return Task.FromResult(EchoedNonce.In(ScriptedChatClient.Reply(reply), asked));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
