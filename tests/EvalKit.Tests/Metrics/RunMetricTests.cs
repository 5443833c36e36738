using EvalKit.Gating;
using EvalKit.Metrics;
using EvalKit.Scoring;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Gating;

namespace EvalKit.Tests.Metrics;

public sealed class RunMetricTests
{
    private static readonly IRunMetric Bleu = RunMetrics.CorpusBleu();

    [Fact]
    public void A_run_metric_stands_among_the_metrics_with_value_interval_coverage_and_citation()
    {
        var run = TextRun.Of([.. TextRun.Answers(40, wrongEvery: 4), (null, "x"), ("x", null)], Bleu);

        var metric = MetricCalculator.Compute(run)[^1];

        metric.Should().BeEquivalentTo(new
        {
            Name = new MetricName("corpus_bleu", AggregateKind.Run),
            N = 40,
            Errored = 2,
            Unscored = 0,
            Method = "bootstrap_expanded",
            Description = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0",
        });
        metric.Value.Should().BeInRange(metric.CiLow!.Value, metric.CiHigh!.Value);
        metric.CiLow.Should().BeLessThan(metric.CiHigh!.Value);
    }

    [Fact]
    public void It_is_no_mean_of_case_values()
    {
        var run = TextRun.Of([("a b c d e f g h", "a b c d e f g h"), ("x y", "a b")], Bleu);

        MetricCalculator.Compute(run)[^1].Value.Should().BeApproximately(Math.Pow(8.0 / 10 * 7 / 8 * 1 * 1, 0.25), 1e-12);
    }

    [Fact]
    public void Its_interval_is_the_same_in_any_order_of_the_cases_and_wider_in_clusters()
    {
        var answers = TextRun.Answers(60, wrongEvery: 5);
        Metric Measured(Func<int, string?> cluster) => MetricCalculator.Compute(TextRun.Of(answers, cluster, Bleu))[^1];
        var independent = Measured(_ => null);

        MetricCalculator.Compute(Reversed(TextRun.Of(answers, Bleu)))[^1].Should().BeEquivalentTo(independent);
        var clustered = Measured(i => $"document {i % 10}");
        (clustered.CiHigh - clustered.CiLow).Should().BeGreaterThan((independent.CiHigh - independent.CiLow)!.Value);
    }

    [Fact]
    public void Perfect_outputs_do_not_prove_perfection()
    {
        var metric = MetricCalculator.Compute(TextRun.Of(TextRun.Answers(20, wrongEvery: 0), Bleu))[^1];

        metric.Should().BeEquivalentTo(new { Value = 1.0, CiHigh = 1.0, Method = "no_variation" });
        metric.CiLow.Should().BeApproximately(1 - 0.1684, 1e-4);
    }

    [Theory]
    [InlineData("corpus_bleu")]
    [InlineData("corpus_bleu/run")]
    public void A_gate_names_it_with_or_without_its_aggregate(string name)
    {
        var gate = new Gate(MetricName.Parse(name)) { AtLeast = 0.5 };

        var result = Gates.Evaluate(TextRun.Of(TextRun.Answers(60, wrongEvery: 10), Bleu), [gate], null)[1];

        result.Should().BeEquivalentTo(new { Metric = "corpus_bleu/run", Verdict = Verdict.Pass });
        result.Text.Should().StartWith("corpus_bleu 0.");
    }

    [Fact]
    public void A_drop_is_seen_by_the_paired_bootstrap_of_what_the_baseline_kept()
    {
        var before = TextRun.Of(TextRun.Answers(60, wrongEvery: 0), Bleu);
        var after = TextRun.Of(TextRun.Answers(60, wrongEvery: 3), Bleu);
        var baseline = Kept(Baselines.FromRun(before, SmallRun.Start));
        var gate = new Gate(new MetricName("corpus_bleu")) { MaxDrop = 0.05 };

        var drop = Gates.Evaluate(after, [gate], baseline)[1];

        drop.Should().BeEquivalentTo(new { Verdict = Verdict.Fail, Reason = GateReason.Regressed });
        drop.Deciding.Should().BeEquivalentTo(new { Baseline = 1.0, N = 60, Method = "bootstrap_expanded" });
        drop.Deciding.CiHigh.Should().BeNegative();
        drop.Deciding.PValue.Should().BeLessThan(0.01);
        drop.Deciding.Mde.Should().BePositive();
        Gates.Evaluate(before, [gate], baseline)[1].Reason.Should().Be(GateReason.NothingChanged);
    }

    [Fact]
    public void More_edits_than_the_baseline_had_are_a_regression()
    {
        var ter = RunMetrics.CorpusTer();
        var baseline = Kept(Baselines.FromRun(TextRun.Of(TextRun.Answers(60, wrongEvery: 6), ter), SmallRun.Start));
        var gate = new Gate(new MetricName("corpus_ter")) { MaxRise = 0.05 };

        var rise = Gates.Evaluate(TextRun.Of(TextRun.Answers(60, wrongEvery: 2), ter), [gate], baseline)[1];

        rise.Should().BeEquivalentTo(new { Verdict = Verdict.Fail, Reason = GateReason.Regressed });
        rise.Deciding.Should().BeEquivalentTo(new { N = 60, Method = "bootstrap_expanded" });
    }

    [Fact]
    public void A_comparison_has_the_numbers_that_a_gate_on_the_metric_has()
    {
        var before = TextRun.Of(TextRun.Answers(60, wrongEvery: 30), Bleu, RunMetrics.CorpusWer());
        var after = TextRun.Of(TextRun.Answers(60, wrongEvery: 3), Bleu, RunMetrics.CorpusWer());
        var baseline = Kept(Baselines.FromRun(before, SmallRun.Start));

        var compared = Comparisons.Compare(after, baseline).RunMetrics;

        compared.Select(m => m.Feedback.Name).Should().Equal("corpus_bleu", "corpus_wer");
        foreach (var metric in compared)
        {
            var gate = new Gate(new MetricName(metric.Feedback.Name)) { MaxDrop = metric.Feedback.Polarity == Polarity.HigherIsBetter ? 0.05 : null, MaxRise = metric.Feedback.Polarity == Polarity.LowerIsBetter ? 0.05 : null };
            var decided = Gates.Evaluate(after, [gate], baseline)[1].Deciding;
            metric.Should().BeEquivalentTo(new { decided.N, MeanBaseline = decided.Baseline, MeanCandidate = decided.Candidate, decided.Difference, decided.CiLow, decided.CiHigh, decided.PValue, decided.Method, decided.Mde });
            metric.Difference.Should().Be(metric.MeanCandidate - metric.MeanBaseline);
            metric.StandardError.Should().BePositive();
            metric.Verdict.Should().Be(Verdict.Fail);
        }
    }

    [Fact]
    public void A_comparison_of_other_options_has_no_number_and_one_without_parts_no_metric()
    {
        var before = TextRun.Of(TextRun.Answers(30, wrongEvery: 4), RunMetrics.CorpusBleu(new BleuOptions { Tokenize = "char" }));
        var after = TextRun.Of(TextRun.Answers(30, wrongEvery: 4), Bleu);

        Comparisons.Compare(after, Baselines.FromRun(before, SmallRun.Start)).RunMetrics.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { N = 0, Difference = (double?)null, Method = "none", Verdict = Verdict.Invalid });
        Comparisons.Compare(after, Baselines.FromRun(TextRun.Of(TextRun.Answers(30, wrongEvery: 4)), SmallRun.Start)).RunMetrics.Should().BeEmpty();
    }

    [Fact]
    public void A_baseline_of_other_options_is_not_compared()
    {
        var before = TextRun.Of(TextRun.Answers(30, wrongEvery: 4), RunMetrics.CorpusBleu(new BleuOptions { Tokenize = "char" }));
        var after = TextRun.Of(TextRun.Answers(30, wrongEvery: 4), Bleu);

        var drop = Gates.Evaluate(after, [new Gate(new MetricName("corpus_bleu"))], Baselines.FromRun(before, SmallRun.Start))[1];

        drop.Verdict.Should().Be(Verdict.Invalid);
        drop.Text.Should().Contain("no case is scored in both runs");
    }

    [Theory]
    [InlineData(1, 0.3, Verdict.Pass)]
    [InlineData(4, 0.3, Verdict.Pass)]
    [InlineData(4, 0.89, Verdict.Invalid)]
    [InlineData(30, 0.3, Verdict.Invalid)]
    public void A_missing_case_counts_as_its_worst_and_as_its_best(int missing, double floor, Verdict verdict)
    {
        IReadOnlyList<(string?, string?)> cases = [.. TextRun.Answers(100, wrongEvery: 20), .. Enumerable.Repeat(((string?)null, (string?)"it was sent to the customer on monday"), missing)];

        Gates.Evaluate(TextRun.Of(cases, Bleu), [new Gate(new MetricName("corpus_bleu")) { AtLeast = floor }], null)[1].Verdict.Should().Be(verdict);
    }

    [Fact]
    public void A_metric_that_cannot_bound_a_missing_case_makes_its_gate_invalid()
    {
        var words = new WordCount();

        Gates.Evaluate(TextRun.Of([.. TextRun.Answers(30, 0), (null, "x")], words), [new Gate(new MetricName("words")) { AtLeast = 1 }], null)[1]
            .Reason.Should().Be(GateReason.LowCoverage);
        Gates.Evaluate(TextRun.Of(TextRun.Answers(30, 3), words), [new Gate(new MetricName("words")) { AtLeast = 1 }], null)[1].Verdict.Should().Be(Verdict.Pass);
    }

    [Fact]
    public void What_a_metric_throws_is_an_error_of_the_case()
    {
        var metric = MetricCalculator.Compute(TextRun.Of([("boom", "x"), ("fine words", "x")], new WordCount()))[^1];

        metric.Should().BeEquivalentTo(new { Value = 2.0, N = 1, Errored = 1 });
    }

    [Theory]
    [InlineData("corpus_bleu/median", "*no median of cases*")]
    [InlineData("correct/run", "*run is for run metrics*")]
    [InlineData("bleu", "*it has app_ok, correct, corpus_bleu*")]
    public void A_name_that_does_not_fit_is_an_error_that_says_what_would(string name, string message) =>
        FluentActions.Invoking(() => MetricCalculator.Compute(TextRun.Of(TextRun.Answers(5, 2), Bleu), MetricName.Parse(name)))
            .Should().Throw<EvalKitException>().WithMessage(message);

    private static RunResults Reversed(RunResults run) =>
        new(run.Record, [.. run.Rows.Reverse()], [.. run.Columns.Select(c => c with { Cells = [.. c.Cells.Reverse()] })]) { RunMetrics = run.RunMetrics };

    /// <summary>The baseline as it is read back from its file.</summary>
    private static Baseline Kept(Baseline baseline)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "faq.jsonl");
        Baselines.WriteFile(baseline, path);
        return Baselines.ReadFile(path);
    }

    /// <summary>Words per output: a metric of a user's own, without bounds and without a name for files.</summary>
    private sealed class WordCount : IRunMetric
    {
        public ScorerInfo Info { get; } = new("words", ScorerKind.Code, [new FeedbackInfo("words", FeedbackValueKind.Number) { Minimum = 0 }], "words-1");

        public RunMetricPart? Read(RunMetricArguments arguments) =>
            arguments.OutputText == "boom" ? throw new InvalidOperationException("boom") : RunMetricPart.Of(arguments.OutputText.Split(' ').Length);

        public double? Compute(IReadOnlyList<RunMetricPart> parts) => parts.Average(p => p.Numbers[0]);
    }
}
