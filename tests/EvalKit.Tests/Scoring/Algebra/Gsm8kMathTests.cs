using System.Text.Json;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring.Algebra;

/// <summary>Worked solutions of four systems: where both decide, <c>math_equivalence</c> says what <c>numeric_match</c> does.</summary>
public sealed class Gsm8kMathTests(ITestOutputHelper output)
{
    private const string Solutions = "data/gsm8k/example_model_solutions.jsonl";
    private static readonly string[] Systems = ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"];

    [SharedDataFact(Solutions)]
    public void It_agrees_with_numeric_match_and_with_the_authors_where_it_decides()
    {
        int both = 0, labels = 0;
        List<string> different = [], undecided = [];
        foreach (var line in File.ReadLines(SharedData.PathOf(Solutions)))
        {
            using var row = JsonDocument.Parse(line);
            var truth = row.RootElement.GetProperty("ground_truth").GetString()!;
            foreach (var system in Systems)
            {
                var solution = row.RootElement.GetProperty(system);
                var text = solution.GetProperty("solution").GetString()!;
                var (exact, number) = (Given.Score(Scorers.MathEquivalence(), text, truth), Given.Score(Scorers.NumericMatch(), text, truth));
                if (exact.Value?.Bool is not { } equal || number.Value?.Bool is not { } match)
                {
                    undecided.Add($"{row.RootElement.GetProperty("id")} {system}: {exact.Error?.Message}");
                    continue;
                }

                both++;
                labels += equal == solution.GetProperty("is_correct").GetBoolean() ? 1 : 0;
                if (equal != match)
                {
                    different.Add($"{row.RootElement.GetProperty("id")} {system}: {exact.Rationale} / {number.Rationale}");
                }
            }
        }

        output.WriteLine(FormattableString.Invariant($"{both} solutions decided by both, {different.Count} of them differently; {labels} as the authors say; {undecided.Count} not decided"));
        different.Concat(undecided).ToList().ForEach(output.WriteLine);
        both.Should().BeGreaterThan(3_700);
        different.Should().HaveCountLessThanOrEqualTo(both / 200);
        labels.Should().BeGreaterThanOrEqualTo((int)(both * 0.995));
    }
}
