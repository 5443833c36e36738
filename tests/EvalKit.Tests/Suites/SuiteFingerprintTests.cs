using EvalKit.Scoring;
using EvalKit.Suites;

namespace EvalKit.Tests.Suites;

public sealed class SuiteFingerprintTests
{
    private const string Yaml = """
        name: faq
        dataset: {path: faq.csv}
        scorers:
          - squad_f1
          - contains: {text: "[source", name: cites_source}
        gates:
          - metric: squad_f1
            at_least: 0.80
            max_drop: 0.05
          - metric: cites_source
            each: true
        run: {repeats: 3, seed: 11}
        """;

    [Fact]
    public void A_file_and_the_same_calls_in_code_have_one_fingerprint()
    {
        var built = new EvalSuite("faq");
        var f1 = built.Score(Scorers.SquadF1());
        var cites = built.Score(Scorers.Contains(new ContainsOptions { Text = "[source", Name = "cites_source" }));
        built.Gate(f1, atLeast: 0.80, maxDrop: 0.05);
        built.Gate(cites, each: true);
        built.Run = new RunSettings { Repeats = 3, Seed = 11 };

        Of(Yaml).Should().Be(SuiteFingerprint.Of(built)).And.MatchRegex("^[0-9a-f]{64}$");
    }

    [Theory]
    [InlineData("gates[0].at_least=0.81")]
    [InlineData("gates[0].max_drop=5%")]
    [InlineData("gates[0].max_drop=0.050001")]
    [InlineData("gates[0].on=point")]
    [InlineData("gates[0].min_coverage=0.8")]
    [InlineData("gates[1].each=false")]
    [InlineData("gates[0].metric=squad_f1/median")]
    [InlineData("scorers[1].contains.text=x")]
    [InlineData("scorers[1].contains.name=x")]
    [InlineData("scorers[0]=squad_exact_match")]
    [InlineData("run.repeats=2")]
    [InlineData("run.repeats=auto")]
    [InlineData("run.seed=12")]
    public void What_decides_values_or_verdicts_changes_it(string change)
    {
        Of(Yaml, change).Should().NotBe(Of(Yaml));
    }

    [Theory]
    [InlineData("run.concurrency=2")]
    [InlineData("run.timeout=1")]
    [InlineData("run.retries=0")]
    [InlineData("run.replay=strict")]
    [InlineData("run.trace_content=off")]
    [InlineData("name=other")]
    [InlineData("gates[0].at_least=0.8")]
    public void How_it_is_run_and_written_does_not(string change)
    {
        Of(Yaml, change).Should().Be(Of(Yaml));
    }

    [Fact]
    public void The_order_of_scorers_and_gates_does_not_either()
    {
        var reordered = """
            gates:
              - {each: true, metric: cites_source/mean}
              - {max_drop: 0.050, at_least: 8e-1, metric: squad_f1}
            scorers:
              - contains: {name: cites_source, text: '[source'}
              - squad_f1: {}
            run: {seed: 11, repeats: 3}
            """;

        Of(reordered).Should().Be(Of(Yaml));
    }

    [Fact]
    public void The_column_of_human_labels_counts()
    {
        Of("scorers:\n  - human: {column: a}").Should().NotBe(Of("scorers:\n  - human: {column: b}"));
    }

    private static string Of(string yaml, params string[] changes) => SuiteFingerprint.Of(SuiteBinder.Bind(Suite.Load(yaml, changes)));
}
