using System.Text.Json.Nodes;
using EvalKit.Judging;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging.Combining;

/// <summary>Three people who compared the same two responses (PandaLM, Wang et al. 2024, arXiv 2306.05087) as a jury.</summary>
public sealed class PandaLmJuryTests
{
    private const string Data = "data/pandalm/testset.jsonl";

    /// <summary>Reference: counts of each row's three labels, computed by a script of its own; Fleiss' mean agreement is .9115 and his kappa .8538.</summary>
    [SharedDataFact(Data)]
    public async Task Majority_and_agreement_are_those_of_the_counts()
    {
        var jury = Judges.Jury([.. Enumerable.Range(1, 3).Select(i => Scorers.Human(new HumanOptions { Column = $"annotator{i}", Type = FeedbackValueKind.Category, Categories = ["0", "1", "2"], Name = $"annotator{i}" }))]);
        var (verdicts, agreement) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<double>());
        foreach (var row in SharedData.ReadText(Data).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!))
        {
            var labels = Enumerable.Range(1, 3).Select(i => ($"annotator{i}", row[$"annotator{i}"]!.ToString())).ToArray();
            var evalCase = new EvalCase { Id = row["idx"]!.ToString(), CaseHash = "h", Columns = CaseFields.OfText(labels) };
            var scores = (await jury.ScoreAsync(new ScoreArguments(evalCase, Says.Arguments().Trial), default)).Scores;
            var label = scores[0].Value!.Label!;
            verdicts[label] = verdicts.GetValueOrDefault(label) + 1;
            agreement.Add(scores[1].Value!.Number!.Value);
        }

        verdicts.Select(v => (v.Key, v.Value)).Should().Equal(("0", 91), ("1", 289), ("2", 328));
        agreement.Average().Should().BeApproximately(0.9114877589453851, 1e-12);
        var chance = Shares().Sum(s => s * s);
        ((agreement.Average() - chance) / (1 - chance)).Should().BeApproximately(0.853764543453659, 1e-9);
    }

    /// <summary>The share of each label among all that were given.</summary>
    private static IEnumerable<double> Shares()
    {
        var labels = SharedData.ReadText(Data).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)
            .SelectMany(r => Enumerable.Range(1, 3).Select(i => r[$"annotator{i}"]!.ToString())).ToList();
        return labels.GroupBy(l => l).Select(g => (double)g.Count() / labels.Count);
    }
}
