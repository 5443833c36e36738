using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Suites;

/// <summary>Run metrics on their way from a suite to a verdict, a store and a baseline.</summary>
public sealed class RunMetricSuiteTests
{
    private const string Yaml = """
        scorers:
          - bleu
        metrics:
          - corpus_bleu
          - corpus_bleu: {tokenize: char, name: by_letter}
          - corpus_wer
        gates:
          - metric: corpus_bleu
            at_least: 0.5
          - metric: by_letter/run
            max_drop: 0.05
          - metric: corpus_wer
            max_rise: 10%
        """;

    private static readonly EvalDataset Sentences = EvalDatasets.Create("sentences", Enumerable.Range(1, 30).Select(i => EvalCases.Create(
        CaseFields.OfText(("question", $"{i}")), CaseFields.OfText(("expected_response", $"order {i} was sent to the customer on monday")), id: $"case-{i:00}")));

    [Fact]
    public void Every_run_metric_of_the_catalog_can_be_named_in_a_file_and_has_a_page()
    {
        var pages = Path.Combine(TestUtils.SharedData.RepositoryRoot, "docs", "scorers");

        SuiteBinder.Bind(Suite.Load("metrics:\n" + string.Concat(RunMetricCatalog.Names.Select(n => $"  - {n}\n")))).Metrics.Select(m => m.Info.Name)
            .Should().Equal(RunMetricCatalog.Names);
        RunMetricCatalog.Names.Should().OnlyContain(name => File.Exists(Path.Combine(pages, name + ".md")));
    }

    [Fact]
    public async Task A_file_and_code_give_the_same_metrics_gates_and_fingerprint()
    {
        var file = SuiteBinder.Bind(Suite.Load(Yaml));
        var code = new EvalSuite("faq");
        code.Score(Scorers.Bleu());
        code.Gate(code.Measure(RunMetrics.CorpusBleu()), atLeast: 0.5);
        code.Gate(code.Measure(RunMetrics.CorpusBleu(new BleuOptions { Tokenize = "char", Name = "by_letter" })), maxDrop: 0.05);
        code.Gate(code.Measure(RunMetrics.CorpusWer()), maxRise: Margin.OfPercent(10));

        SuiteFingerprint.Of(code).Should().Be(SuiteFingerprint.Of(file));
        (await Run(code)).Metrics.Should().BeEquivalentTo((await Run(file)).Metrics);
        (await Run(file)).Gates.Select(g => g.Metric).Should().Equal("app_ok/mean", "corpus_bleu/run", "by_letter/run", "corpus_wer/run");
    }

    [Fact]
    public async Task A_stored_run_is_evaluated_and_blessed_without_its_suite()
    {
        var store = new InMemoryRunStore();
        var run = await Run(SuiteBinder.Bind(Suite.Load(Yaml)), store);

        var loaded = await RunLoader.LoadAsync(store, run.Id, default);
        var again = RunEvaluation.Evaluate(await RunReader.LoadAsync(store, run.Id, default), loaded.Record.Gates, null, DateTimeOffset.UnixEpoch);

        again.Metrics.Should().BeEquivalentTo(run.Metrics);
        again.Gates.Should().BeEquivalentTo(run.Gates);
        again.Metric("corpus_bleu")!.Value.Should().Be(run.Metric("corpus_bleu/run")!.Value);
        Baselines.FromRun(loaded, DateTimeOffset.UnixEpoch).Cases.Should().OnlyContain(c => c.Parts.Count == 3 && c.Parts["corpus_bleu"].Parts.Count == 1);
    }

    [Fact]
    public async Task A_metric_that_only_its_program_knows_is_an_error_in_the_stored_run_and_no_value()
    {
        var store = new InMemoryRunStore();
        var suite = new EvalSuite("faq");
        suite.Measure(new Cases());
        var run = await Run(suite, store);

        var again = RunEvaluation.Evaluate(
            await RunReader.LoadAsync(store, run.Id, default), [new Gate(new MetricName("cases")) { AtLeast = 1 }], null, DateTimeOffset.UnixEpoch);

        run.Metric("cases")!.Value.Should().Be(30);
        again.Metric("cases").Should().BeEquivalentTo(new { Value = (double?)null, N = 0, Errored = 30 });
        again.Gates[1].Verdict.Should().Be(Verdict.Invalid);
    }

    [Theory]
    [InlineData("metrics:\n  - corpus_blue\n", "Did you mean 'corpus_bleu'")]
    [InlineData("metrics:\n  - bleu\n", "list it under scorers")]
    [InlineData("metrics:\n  - corpus_bleu: {tokenise: char}\n", "'tokenize'")]
    [InlineData("metrics:\n  - corpus_bleu: {tokenize: word}\n", "expected one of 13a, none, char, intl, zh")]
    [InlineData("metrics: corpus_bleu\n", "expected metrics to be a list")]
    public void A_mistake_is_found_where_it_stands(string yaml, string message) => Suite.Fault(yaml).Should().StartWith("faq.suite.yaml:").And.Contain(message);

    [Theory]
    [InlineData("corpus_bleu/median", "no median of cases")]
    [InlineData("corpus_blue", "There are: bleu, app_ok, corpus_bleu")]
    [InlineData("bleu/run", "run is for run metrics")]
    public void A_gate_that_does_not_fit_is_a_problem_of_the_suite(string metric, string message)
    {
        var suite = SuiteBinder.Bind(Suite.Load($"scorers:\n  - bleu\nmetrics:\n  - corpus_bleu\ngates:\n  - metric: {metric}\n    at_least: 0.1\n"));

        Reading.Fault(() => SuiteValidation.Check(suite, Sentences)).Should().Contain(message);
    }

    [Fact]
    public void A_run_metric_that_clashes_or_lacks_what_it_needs_is_a_problem_of_the_suite()
    {
        Reading.Fault(() => SuiteValidation.Check(SuiteBinder.Bind(Suite.Load("metrics:\n  - corpus_bleu\n  - corpus_bleu: {tokenize: char}\n")), Sentences))
            .Should().Contain("'corpus_bleu' is made by corpus_bleu and corpus_bleu");
        var bare = EvalDatasets.Create("bare", [EvalCases.Create(CaseFields.OfText(("question", "1")), CaseFields.Empty, id: "a")]);
        Reading.Fault(() => SuiteValidation.Check(SuiteBinder.Bind(Suite.Load("metrics:\n  - corpus_bleu\n")), bare)).Should().Contain("needs expectations.expected_response");
        Reading.Fault(() => SuiteValidation.Check(SuiteBinder.Bind(Suite.Load("metrics:\n  - corpus_wer\ngates:\n  - metric: corpus_wer\n    each: true\n")), Sentences))
            .Should().Contain("each asks every case");
    }

    private static async Task<EvalRun> Run(EvalSuite suite, IRunStore? store = null)
    {
        suite.Dataset = Sentences;
        suite.App = (evalCase, _) => Task.FromResult(AppOutput.FromText(
            evalCase.Id.EndsWith('7') ? "nobody knows" : evalCase.AcceptedResponses[0]));
        return await suite.RunAsync(new EvaluationOptions { Store = store ?? new InMemoryRunStore() });
    }

    /// <summary>How many cases answered.</summary>
    private sealed class Cases : IRunMetric
    {
        public ScorerInfo Info { get; } = new("cases", ScorerKind.Code, [new FeedbackInfo("cases", FeedbackValueKind.Number) { Minimum = 0 }], "cases-1");

        public RunMetricPart? Read(RunMetricArguments arguments) => RunMetricPart.Of(1);

        public double? Compute(IReadOnlyList<RunMetricPart> parts) => parts.Count;
    }
}
