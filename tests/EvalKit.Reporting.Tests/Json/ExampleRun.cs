using System.Globalization;
using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Running;
using EvalKit.Scoring;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Reporting.Tests.Json;

/// <summary>A small run with a bit of everything, the same bytes on every machine: a regression, an app that threw, a scorer that failed, an unscored label.</summary>
internal static class ExampleRun
{
    public static async Task<EvalRun> CreateAsync()
    {
        var baseline = await RunAsync(evalCase => evalCase.AcceptedResponses[0], baseline: null, ids: 1);
        return await RunAsync(
            evalCase => evalCase.Id switch
            {
                "case-01" or "case-02" or "case-03" => "I do not know.",
                "case-04" => throw new InvalidOperationException("the index is missing"),
                _ => evalCase.AcceptedResponses[0],
            },
            Baselines.FromRun(baseline.Results, baseline.Results.Record.EndedAt!.Value),
            ids: 2);
    }

    /// <summary>Two variants of a small suite: the second gets a question wrong.</summary>
    public static Task<VariantRuns> CreateVariantsAsync()
    {
        var suite = new EvalSuite("sums")
        {
            Dataset = EvalDatasets.Create("sums", Enumerable.Range(1, 8).Select(i => EvalCases.Create(
                CaseFields.OfText(("question", $"What is {i} + {i}?")), CaseFields.OfText(("expected_response", $"{i + i}")), id: $"case-{i:00}"))),
        };
        suite.Run = suite.Run with { Concurrency = 1 };
        suite.Gate(suite.Score(Scorers.ExactMatch()), maxDrop: 0.05);
        EvalVariant Variant(string label, Func<EvalCase, string> answer)
        {
            var own = new EvalSuite(suite.Spec with { Gates = suite.Gates }, suite.Scorers)
            {
                Dataset = suite.Dataset,
                App = (evalCase, _) => Task.FromResult(AppOutput.FromText(answer(evalCase)) with { Usage = new TokenUsage(12, 3), CostUsd = 0.0001m }),
                AppFingerprint = $"example:{label}",
            };
            return new EvalVariant($"prompt={label}", own) { Values = [KeyValuePair.Create("app.prompt", $"prompts/{label}.md")] };
        }

        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-02T03:04:05Z", CultureInfo.InvariantCulture));
        return EvalVariants.RunAsync(
            [Variant("a", c => c.AcceptedResponses[0]), Variant("b", c => c.Id == "case-01" ? "I do not know." : c.AcceptedResponses[0])],
            new EvaluationOptions { Time = time, Ids = new CountingIds(3), Folder = Path.GetTempPath() });
    }

    private static async Task<EvalRun> RunAsync(Func<EvalCase, string> answer, Baseline? baseline, int ids)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-02T03:04:05Z", CultureInfo.InvariantCulture).AddDays(ids));
        var suite = new EvalSuite("sums")
        {
            Dataset = EvalDatasets.Create("sums", Enumerable.Range(1, 12).Select(i => EvalCases.Create(
                CaseFields.OfText(("question", $"What is {i} + {i}?")), CaseFields.OfText(("expected_response", $"{i + i}")), id: $"case-{i:00}"))),
            App = (evalCase, _) => Task.FromResult(AppOutput.FromText(answer(evalCase)) with { Usage = new TokenUsage(12, 3), CostUsd = 0.0001m }),
            AppFingerprint = $"example:{ids}",
        };
        suite.Run = suite.Run with { Concurrency = 1 };
        suite.Gate(suite.Score(Scorers.ExactMatch()), maxDrop: 0.05);
        suite.Score(Scorers.From("polite", args => args.Case!.Id == "case-05"
            ? throw new InvalidOperationException("the word list is missing")
            : !args.OutputText.Contains("not", StringComparison.Ordinal)));
        suite.Measure(RunMetrics.CorpusCer());
        return await suite.RunAsync(new EvaluationOptions { Time = time, Ids = new CountingIds(ids), Baseline = baseline, Folder = Path.GetTempPath() });
    }

    private sealed class CountingIds(int run) : IIdSource
    {
        private int _count;

        public string NewId() => string.Create(CultureInfo.InvariantCulture, $"0190aaaa-0000-7000-8000-{run:0000}{++_count:00000000}");

        public string NewTraceId() => string.Create(CultureInfo.InvariantCulture, $"{run:00000000}{++_count:000000000000000000000000}");
    }
}
