using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Acceptance.RealData;

/// <summary>numeric_match on the solutions of four real systems, with the label that the authors gave.</summary>
public sealed class Gsm8kTests(ITestOutputHelper output)
{
    private const string Folder = "data/gsm8k";

    [SharedDataTheory(Folder)]
    [InlineData("6b_finetuning")]
    [InlineData("6b_verification")]
    [InlineData("175b_finetuning")]
    [InlineData("175b_verification")]
    public async Task Numeric_match_agrees_with_the_authors(string system)
    {
        var results = (await RunAsync(system)).Results;
        var cells = results.Column("human")!.Cells.Zip(results.Column("numeric_match")!.Cells, (label, match) => (Label: label!, Match: match!, label!.TraceId)).ToList();

        var different = cells.Where(c => c.Label.Passed != c.Match.Passed || c.Match.Passed is null).ToList();

        var agreement = 1 - (different.Count / (double)cells.Count);
        output.WriteLine(FormattableString.Invariant($"{system}: {cells.Count} solutions, agreement {agreement:0.0000}"));
        foreach (var (label, match, trace) in different)
        {
            var row = results.Rows.Single(r => r.Trial.TraceId == trace);
            output.WriteLine($"  {row.Case.Id}: the authors say {label.Value}, {match.Rationale ?? match.Error?.Message}");
        }

        cells.Should().HaveCountGreaterThan(900);
        agreement.Should().BeGreaterThanOrEqualTo(0.995);
    }

    [SharedDataTheory(Folder)]
    [InlineData("175b_verification", "6b_verification", Verdict.Fail, GateReason.Regressed)]
    [InlineData("6b_finetuning", "175b_verification", Verdict.Pass, null)]
    public async Task The_gate_tells_a_better_model_from_a_worse_one(string before, string after, Verdict verdict, GateReason? reason)
    {
        var run = await RunAsync(after, await RunAsync(before), new Gate(new MetricName("numeric_match")) { MaxDrop = 0.05 });

        var result = run.Gates.Single(g => g.Metric == "numeric_match/mean");
        output.WriteLine($"{before} → {after}: {result.Text}");
        result.Verdict.Should().Be(verdict);
        run.Verdict.Should().Be(verdict);
        if (reason is not null)
        {
            result.Reason.Should().Be(reason);
            result.Deciding.Difference.Should().BeApproximately(-0.176, 0.005);
        }
    }

    private static Task<EvalRun> RunAsync(string system, EvalRun? before = null, Gate? gate = null) => RecordedRun.OfAsync(
        Folder,
        new DatasetSpec
        {
            Paths = ["example_model_solutions.jsonl"],
            Inputs = new Dictionary<string, string> { ["question"] = "question" },
            Expectations = new Dictionary<string, string> { ["expected_response"] = "ground_truth" },
            Outputs = $"{system}.solution",
        },
        before,
        gate,
        Scorers.NumericMatch(),
        Scorers.Human($"{system}.is_correct"));
}
