using System.Globalization;
using System.Text.Json;
using EvalKit.Metrics;
using EvalKit.Scoring;
using EvalKit.Tests.Metrics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring;

/// <summary>Holds every text metric to the values that published implementations give real and vicious pairs of text.</summary>
public sealed class GoldenTextTests(ITestOutputHelper output)
{
    /// <summary>Text scorers of which no published value is at hand: own cases hold them, and their pages say so.</summary>
    private static readonly string[] OwnCases =
    [
        "alias_containment", "closed_book_recall", "contains", "contains_all", "contains_any", "damerau_levenshtein", "ends_with", "exact_match", "gleu", "hamming",
        "language_match", "list_contains", "match_error_rate", "multiple_choice", "normalized_match", "pii_detection", "profanity_list", "readability", "refusal", "regex", "starts_with",
    ];

    /// <summary>What is no text metric.</summary>
    private static readonly string[] Others =
    [
        "cosine_similarity", "human", "math_equivalence", "numeric_diff", "numeric_match", "short_answer_match",
        "cost", "error_spans", "finish_reason", "latency", "loop_detection", "response_length", "span_count", "span_duration", "step_count", "time_to_first_token", "token_usage", "tool_permission",
        "json_diff", "json_schema", "valid_json", "valid_xml", "tool_call_f1", "tool_call_match",
        "f1_at_k", "hit_rate", "mean_average_precision", "mean_reciprocal_rank", "ndcg", "precision_at_k", "recall_at_k",
    ];

    private static readonly Dictionary<string, IRunMetric> Corpus = new()
    {
        ["bleu_13a"] = RunMetrics.CorpusBleu(),
        ["bleu_13a_lc"] = RunMetrics.CorpusBleu(new BleuOptions { LowerCase = true }),
        ["bleu_intl"] = RunMetrics.CorpusBleu(new BleuOptions { Tokenize = "intl" }),
        ["bleu_char"] = RunMetrics.CorpusBleu(new BleuOptions { Tokenize = "char" }),
        ["bleu_smooth_none"] = RunMetrics.CorpusBleu(new BleuOptions { Smoothing = BleuSmoothing.None }),
        ["chrf"] = RunMetrics.CorpusChrf(),
        ["chrf_pp"] = RunMetrics.CorpusChrfPlusPlus(),
        ["chrf_lc"] = RunMetrics.CorpusChrf(new ChrfOptions { LowerCase = true }),
        ["chrf_eps"] = RunMetrics.CorpusChrf(new ChrfOptions { EpsilonSmoothing = true }),
        ["ter"] = RunMetrics.CorpusTer(),
        ["wer"] = RunMetrics.CorpusWer(),
        ["cer"] = RunMetrics.CorpusCer(),
    };

    /// <summary>Means of case values: the feedback's own mean.</summary>
    private static readonly (string Name, IScorer Scorer)[] Rouge =
    [
        ("rouge1", Scorers.Rouge1(new RougeOptions { Stem = true })), ("rouge2", Scorers.Rouge2(new RougeOptions { Stem = true })), ("rougeL", Scorers.RougeL(new RougeOptions { Stem = true })),
    ];

    /// <summary>No value but a list of ids.</summary>
    private static readonly string[] NotOfCorpus = ["wer_ids"];

    [SharedDataFact(GoldenTexts.Pairs)]
    public void Every_value_of_every_pair_is_that_of_its_reference()
    {
        var checkedOf = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var strange = new SortedSet<string>(StringComparer.Ordinal);
        GoldenTexts.ForEachValue((pair, path, expected, tolerance) =>
        {
            if (!GoldenChecks.All.TryGetValue(path, out var check))
            {
                strange.Add(path);
                return;
            }

            checkedOf[$"{check.Scorer}: {path}"] = checkedOf.GetValueOrDefault($"{check.Scorer}: {path}") + 1;
            var actual = check.Value(pair);
            if (!(Math.Abs(actual - expected) <= tolerance))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{pair.Id} {path}: expected {expected:R}, found {actual:R}"));
            }
        });

        Report(checkedOf);
        wrong.Should().BeEmpty();
        strange.Except(GoldenChecks.NotOffered.Keys).Should().BeEmpty("each golden value is either checked or named as not offered");
        checkedOf.Keys.Select(k => k.Split(':')[0]).Distinct().Concat(OwnCases).Concat(Others)
            .Should().BeEquivalentTo(ScorerCatalog.Names, "a shipped metric that nothing checks proves nothing");
    }

    [SharedDataFact(GoldenTexts.Pairs)]
    public void Squad_normalisation_is_that_of_the_evaluation_script()
    {
        var pairs = GoldenTexts.ForEach("squad_normalized", (pair, expected) =>
        {
            SquadNormalizer.Normalize(pair.Hypothesis).Should().Be(expected.GetProperty("hypothesis").GetString(), pair.Id);
            SquadNormalizer.Normalize(pair.References[0]).Should().Be(expected.GetProperty("reference0").GetString(), pair.Id);
        });

        output.WriteLine($"{pairs} pairs: normalised texts");
        pairs.Should().BePositive("a check of nothing proves nothing");
    }

    [SharedDataFact(GoldenTexts.Corpora)]
    public void Every_value_of_every_corpus_is_that_of_its_reference()
    {
        var checkedOf = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var strange = new SortedSet<string>(StringComparer.Ordinal);
        GoldenTexts.ForEachCorpus((corpus, pairs, expected, tolerance) =>
        {
            foreach (var value in expected.EnumerateObject())
            {
                if (value.Name == "rouge_mean_f_stem")
                {
                    foreach (var (name, scorer) in Rouge)
                    {
                        var mean = pairs.Average(p => Given.Number(scorer, p.Hypothesis, p.References[0]));
                        mean.Should().BeApproximately(value.Value.GetProperty(name).GetDouble(), tolerance, $"{corpus} {name}");
                    }

                    continue;
                }

                if (!Corpus.TryGetValue(value.Name, out var metric))
                {
                    strange.Add(value.Name);
                    continue;
                }

                var score = value.Value.ValueKind == JsonValueKind.Object ? value.Value.GetProperty("score").GetDouble() / 100 : value.Value.GetDouble() / (value.Name == "ter" ? 100 : 1);
                var some = value.Name is "wer" or "cer" ? expected.GetProperty("wer_ids").EnumerateArray().Select(id => id.GetString()!).ToHashSet() : null;
                var run = TextRun.Of([.. pairs.Where(p => some?.Contains(p.Id) != false).Select(p => ((string?)p.Hypothesis, (string?)p.References[0]))], metric);
                var series = MetricSeries.Read(run, new MetricName(metric.Info.Name));
                var measured = series.Estimator([.. series.ScoredCases]);
                measured.Value.Should().BeApproximately(score, tolerance, $"{corpus} {value.Name}");
                series.Scored.Should().Be(run.Rows.Count);
                if (value.Value.ValueKind == JsonValueKind.Object)
                {
                    value.Value.GetProperty("signature").GetString().Should().StartWith(metric.Describe(measured.Parts), $"{corpus} {value.Name}");
                }

                checkedOf[$"{metric.Info.Name}: {value.Name}"] = checkedOf.GetValueOrDefault($"{metric.Info.Name}: {value.Name}") + 1;
            }
        });

        Report(checkedOf);
        strange.Except(NotOfCorpus).Should().BeEmpty();
        checkedOf.Keys.Select(k => k.Split(':')[0]).Distinct().Should().BeEquivalentTo(Corpus.Values.Select(m => m.Info.Name).Distinct());
    }

    private void Report(SortedDictionary<string, int> checkedOf)
    {
        foreach (var (what, count) in checkedOf)
        {
            output.WriteLine($"{count} of {what}");
        }

        checkedOf.Should().NotBeEmpty("a check of nothing proves nothing");
    }
}
