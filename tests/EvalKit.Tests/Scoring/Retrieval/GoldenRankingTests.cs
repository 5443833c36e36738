using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring.Retrieval;

/// <summary>Every metric of retrieval against scikit-learn and, where it has none, against the published definition.</summary>
public sealed class GoldenRankingTests(ITestOutputHelper output)
{
    private const string File = "golden/stats_ranking.json";

    /// <summary>Metrics that no golden value exists for; RetrievalScorerTests holds them to worked examples.</summary>
    private static readonly string[] ByExample = ["f1_at_k", "hit_rate"];

    [SharedDataFact(File)]
    public void Each_metric_is_that_of_the_reference()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(SharedData.ReadText(File));
        foreach (var golden in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var relevance = golden.GetProperty("input").GetProperty("relevance_in_ranked_order").EnumerateArray().Select(r => r.GetDouble()).ToArray();
            var tolerance = golden.GetProperty("tolerance").GetDouble();
            foreach (var expected in golden.GetProperty("expected").EnumerateObject())
            {
                var (metric, value) = Compute(expected.Name, relevance);
                value.Should().BeApproximately(expected.Value.GetDouble(), tolerance, $"{expected.Name} of {golden.GetProperty("id")}");
                seen[metric] = seen.GetValueOrDefault(metric) + 1;
            }
        }

        output.WriteLine(string.Join(", ", seen.Select(s => $"{s.Key} {s.Value.ToString(CultureInfo.InvariantCulture)}")));
        seen.Keys.Should().Contain(RetrievalMetric.All.Select(m => m.Name).Except(ByExample), "each metric that ships is checked");
    }

    private static (string Metric, double Value) Compute(string name, double[] relevance)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        int? k = at < 0 ? null : int.Parse(name[(at + 1)..], CultureInfo.InvariantCulture);
        return (at < 0 ? name : name[..at]) switch
        {
            "ndcg" => ("ndcg", Score("ndcg", relevance, k)),
            "precision" => ("precision_at_k", Score("precision_at_k", relevance, k)),
            "recall" => ("recall_at_k", Score("recall_at_k", relevance, k)),
            "mrr" => ("mean_reciprocal_rank", Score("mean_reciprocal_rank", relevance, k)),
            "average_precision" => ("mean_average_precision", Score("mean_average_precision", relevance, k)),
            "dcg_linear" => ("dcg (linear)", RankedRelevance.Dcg(relevance, null, NdcgGain.Linear)),
            "dcg_exp2" => ("dcg (exponential)", RankedRelevance.Dcg(relevance, null, NdcgGain.Exponential)),
            var unknown => throw new InvalidOperationException($"No metric answers to '{unknown}'."),
        };
    }

    private static double Score(string scorer, double[] relevance, int? k)
    {
        var documents = relevance.Select((r, i) => new JsonObject { ["id"] = $"d{i.ToString(CultureInfo.InvariantCulture)}", ["relevance"] = r });
        var evalCase = Given.Case() with { Expectations = CaseFields.From(new JsonObject { ["expected_retrieved_context"] = new JsonArray([.. documents]) }) };
        var trial = Given.Answered("") with { Output = new AppOutput("x") { Context = [.. relevance.Select((_, i) => $"d{i.ToString(CultureInfo.InvariantCulture)}")] } };
        var options = k is null ? "{}" : $$"""{"k": {{k.Value.ToString(CultureInfo.InvariantCulture)}}}""";
        return Given.Score(Given.FromCatalog(scorer, options), new ScoreArguments(evalCase, trial)).Value!.Number!.Value;
    }
}
