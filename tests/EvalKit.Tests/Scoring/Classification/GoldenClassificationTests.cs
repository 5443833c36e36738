using System.Text.Json;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring.Classification;

/// <summary>Every run metric of classes against scikit-learn.</summary>
public sealed class GoldenClassificationTests(ITestOutputHelper output)
{
    private const string Classes = "golden/stats_classification.json";
    private const string Agreement = "golden/stats_agreement_two.json";

    /// <summary>Metrics that no golden value exists for; ClassificationTests holds them to a worked example.</summary>
    private static readonly string[] ByExample = ["expected_calibration_error"];

    [SharedDataFact(Classes)]
    public void Each_metric_of_classes_is_that_of_the_reference()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(SharedData.ReadText(Classes));
        foreach (var golden in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var input = golden.GetProperty("input");
            var expected = Texts(input.GetProperty("y_true"));
            foreach (var value in golden.GetProperty("expected").EnumerateObject())
            {
                var because = $"{value.Name} of {golden.GetProperty("id")}";
                if (value.Name == "confusion_labels_0_1")
                {
                    Confusion(expected, Texts(input.GetProperty("y_pred"))).Should().Equal(value.Value.EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(c => c.GetInt32()), because);
                    seen["confusion"] = seen.GetValueOrDefault("confusion") + 1;
                    continue;
                }

                var metric = Metric(value.Name);
                var said = metric is ProbabilityMetric ? Texts(input.GetProperty("score")) : Texts(input.GetProperty("y_pred"));
                ClassRun.Compute(metric, expected, said).Should().BeApproximately(value.Value.GetDouble(), golden.GetProperty("tolerance").GetDouble(), because);
                seen[metric.Info.Name] = seen.GetValueOrDefault(metric.Info.Name) + 1;
            }
        }

        output.WriteLine(string.Join(", ", seen.Select(s => $"{s.Key} {s.Value}")));
        var shipped = RunMetricCatalog.Names.Where(n => !n.StartsWith("corpus_", StringComparison.Ordinal));
        seen.Keys.Should().Contain(shipped.Except(ByExample).Except([ClassMetric.CohenKappaName]), "each metric that ships is checked");
    }

    [SharedDataFact(Agreement)]
    public void Kappa_is_that_of_the_reference()
    {
        var count = 0;
        using var document = JsonDocument.Parse(SharedData.ReadText(Agreement));
        foreach (var golden in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (golden.GetProperty("input").TryGetProperty("a", out var a) && golden.GetProperty("expected").TryGetProperty("kappa", out var kappa) && kappa.ValueKind == JsonValueKind.Number)
            {
                ClassRun.Compute(RunMetrics.CohenKappa(), Texts(a), Texts(golden.GetProperty("input").GetProperty("b"))).Should()
                    .BeApproximately(kappa.GetDouble(), 1e-9, golden.GetProperty("id").GetString());
                count++;
            }
        }

        output.WriteLine($"cohen_kappa {count}");
        count.Should().BeGreaterThanOrEqualTo(3);
    }

    private static IRunMetric Metric(string name)
    {
        var positive = new PositiveClassOptions { Positive = "1" };
        var probability = new ProbabilityOptions { Positive = "1" };
        return name switch
        {
            "accuracy" => RunMetrics.Accuracy(),
            "balanced_accuracy" => RunMetrics.BalancedAccuracy(),
            "precision" => RunMetrics.Precision(positive),
            "recall" => RunMetrics.Recall(positive),
            "f1" => RunMetrics.FBeta(new FBetaOptions { Positive = "1" }),
            "macro_f1" => RunMetrics.FBeta(new FBetaOptions { Average = ClassAverage.Macro }),
            "mcc" => RunMetrics.Mcc(),
            "roc_auc" => RunMetrics.RocAuc(probability),
            "average_precision" => RunMetrics.AveragePrecision(probability),
            "log_loss" => RunMetrics.LogLoss(probability),
            "brier" => RunMetrics.Brier(probability),
            _ => throw new InvalidOperationException($"No metric answers to '{name}'."),
        };
    }

    private static IEnumerable<int> Confusion(IReadOnlyList<string> expected, IReadOnlyList<string> predicted) =>
        from truth in new[] { "0", "1" }
        from said in new[] { "0", "1" }
        select expected.Zip(predicted).Count(p => p.First == truth && p.Second == said) is var own && ClassRun.Cell(expected, predicted, truth, said) == own ? own : -1;

    private static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetRawText())];
}
