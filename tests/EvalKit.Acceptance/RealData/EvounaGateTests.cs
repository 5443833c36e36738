using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Acceptance.RealData;

/// <summary>Two real systems on the same questions, by human label: New Bing is held against GPT-4.</summary>
public sealed class EvounaGateTests(ITestOutputHelper output)
{
    private const string Folder = "data/evouna";

    [SharedDataFact(Folder)]
    public async Task A_system_that_people_find_as_good_passes_the_gate()
    {
        var before = await RunAsync("gpt4");
        var gate = new Gate(new MetricName("human")) { MaxDrop = 0.05 };

        var after = await RunAsync("newbing", before, gate);

        var result = after.Gates.Single(g => g.Metric == "human/mean");
        output.WriteLine(result.Text);
        var drop = result.Conditions.Should().ContainSingle().Subject;
        drop.N.Should().Be(3_436);
        drop.Difference.Should().BeApproximately(0.0108, 0.00005);
        drop.CiLow.Should().BeApproximately(-0.0023, 0.0002);
        drop.CiHigh.Should().BeApproximately(0.0239, 0.0002);
        result.Verdict.Should().Be(Verdict.Pass);
        after.Verdict.Should().Be(Verdict.Pass);
    }

    [SharedDataFact(Folder)]
    public async Task The_offline_judge_agrees_with_people_about_one_system_through_the_whole_path()
    {
        var results = (await RunAsync("gpt4", null, null, Scorers.ShortAnswerMatch())).Results;
        var (human, judged) = (results.Column("human")!.Cells, results.Column("short_answer_match")!.Cells);

        var pairs = human.Zip(judged).Where(p => p.First!.Value is not null).ToList();

        var same = pairs.Count(p => p.First!.Passed == p.Second!.Passed) / (double)pairs.Count;
        output.WriteLine(FormattableString.Invariant($"{pairs.Count} answers of GPT-4: agreement {same:0.0000}"));
        pairs.Should().HaveCount(3_437);
        human.Where(h => h!.Value is not null).Should().OnlyContain(h => h!.Source == new FeedbackSource(SourceKind.Human, "judge_gpt4"));
        same.Should().BeGreaterThanOrEqualTo(0.9);
    }

    private static Task<EvalRun> RunAsync(string system, EvalRun? before = null, Gate? gate = null, params IReadOnlyList<IScorer> scorers) => RecordedRun.OfAsync(
        Folder,
        new DatasetSpec
        {
            Paths = ["NQ.jsonl", "TQ.jsonl"],
            Inputs = new Dictionary<string, string> { ["question"] = "question" },
            Expectations = new Dictionary<string, string> { ["expected_response"] = "golden_answer" },
            Separators = new Dictionary<string, string> { ["expected_response"] = "/" },
            Outputs = $"answer_{system}",
            Where = "improper == false",
        },
        before,
        gate,
        [Scorers.Human($"judge_{system}"), .. scorers]);
}
