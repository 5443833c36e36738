using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.Reporting.Tests;

/// <summary>Variants that really ran, in memory: forty questions, and apps that answer a share of them wrongly.</summary>
internal static class Variants
{
    public const int Cases = 40;

    /// <summary>Runs one variant for each label; the n-th answers every case wrongly whose number is below the n-th count.</summary>
    public static Task<VariantRuns> RunAsync(params (string Label, int Wrong)[] variants) => Suite().RunVariantsAsync([.. variants.Select(v => (v.Label, App(v.Wrong)))]);

    public static EvalSuite Suite(Gate? gate = null)
    {
        var suite = new EvalSuite("sums")
        {
            Dataset = EvalDatasets.Create("sums", Enumerable.Range(0, Cases).Select(i => EvalCases.Create(
                CaseFields.OfText(("question", $"{i}")), CaseFields.OfText(("expected_response", $"{i + i}")), id: $"case-{i:00}"))),
        };
        suite.Score(Scorers.ExactMatch());
        suite.Gate(gate ?? new Gate(new MetricName("exact_match")) { MaxDrop = 0.05 });
        return suite;
    }

    public static EvalApp App(int wrong, decimal? cost = null) => (evalCase, _) =>
    {
        var number = int.Parse(evalCase.Inputs.Text("question")!, System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult(AppOutput.FromText(number < wrong ? "none" : $"{number + number}") with { CostUsd = cost, RecordedLatency = TimeSpan.FromMilliseconds(20) });
    };
}
