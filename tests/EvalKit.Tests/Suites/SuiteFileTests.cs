using CsCheck;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Suites;

public sealed class SuiteFileTests
{
    private const string Whole = """
        name: nq-gpt4
        dataset:
          path: NQ.jsonl
          name: nq
          id: key
          inputs: [question]
          expectations: {expected_response: golden_answer}
          separators: {expected_response: "/"}
          outputs: answer_gpt4
          tags: [improper]
          cluster: source
          where: "improper == false"
        scorers:
          - squad_f1
          - human: {column: judge_gpt4}
          - contains: {text: "[source", name: cites_source}
        gates:
          - metric: squad_f1
            at_least: 0.80
            max_drop: 0.05
            min_coverage: 0.95
          - metric: squad_f1/median
            max_drop: 10%
            at_most: 1
          - metric: human/pass_rate
            max_drop: auto
            on: point
          - metric: cites_source
            each: true
        run: {repeats: 2, concurrency: 32, seed: 9, timeout: 1.5, judge_timeout: 90, retries: 0, replay: strict, traces: on, trace_content: off, trace_spans: 40, trace_text: 500}
        """;

    [Fact]
    public void Repeats_may_be_left_to_the_run()
    {
        using var folder = new TempFolder().With("nq.suite.yaml", Whole.Replace("repeats: 2", "repeats: auto", StringComparison.Ordinal));

        SuiteFile.Load(Path.Combine(folder.Path, "nq.suite.yaml")).Run.Should().Match<RunSettings>(run => run.Repeats == 1 && run.AddsRepeats);
    }

    [Fact]
    public void A_suite_file_becomes_a_spec()
    {
        using var folder = new TempFolder().With("nq.suite.yaml", Whole);
        var path = Path.Combine(folder.Path, "nq.suite.yaml");

        var spec = SuiteFile.Load(path);

        spec.Should().BeEquivalentTo(new SuiteSpec
        {
            Name = "nq-gpt4",
            Dataset = new DatasetSpec
            {
                Paths = ["NQ.jsonl"],
                Name = "nq",
                Id = "key",
                Inputs = Reading.Named(("question", "question")),
                Expectations = Reading.Named(("expected_response", "golden_answer")),
                Separators = Reading.Named(("expected_response", "/")),
                Outputs = "answer_gpt4",
                Tags = ["improper"],
                Cluster = "source",
                Where = "improper == false",
            },
            Gates =
            [
                new Gate(new MetricName("squad_f1")) { AtLeast = 0.8, MaxDrop = 0.05, MinCoverage = 0.95 },
                new Gate(new MetricName("squad_f1", AggregateKind.Median)) { MaxDrop = Margin.OfPercent(10), AtMost = 1 },
                new Gate(new MetricName("human", AggregateKind.PassRate)) { MaxDrop = Margin.Auto, OnPoint = true },
                new Gate(new MetricName("cites_source")) { Each = true },
            ],
            Run = new RunSettings { Repeats = 2, Concurrency = 32, Seed = 9, Timeout = TimeSpan.FromSeconds(1.5), JudgeTimeout = TimeSpan.FromSeconds(90), Retries = 0, Replay = ReplayMode.Strict, Traces = true, TraceContent = false, TraceSpans = 40, TraceText = 500 },
            Folder = folder.Path,
            File = path,
        }, options => options.Excluding(s => s.Scorers));
        spec.Scorers.Select(s => (s.Name, s.Options.ToJsonString())).Should().Equal(
            ("squad_f1", "{}"), ("human", """{"column":"judge_gpt4"}"""), ("contains", """{"text":"[source","name":"cites_source"}"""));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var spec = Suite.Load("dataset: {path: [a.csv, b.csv], inputs: {q: question}}\nrun:\n  timeout: null\n");

        spec.Name.Should().Be("faq");
        spec.Dataset!.Paths.Should().Equal("a.csv", "b.csv");
        spec.Dataset.Inputs.Should().Equal(Reading.Named(("q", "question")));
        spec.Dataset.Expectations.Should().BeNull();
        spec.Scorers.Should().BeEmpty();
        spec.Gates.Should().BeEmpty();
        spec.App.Should().BeNull();
        spec.Run.Should().Be(new RunSettings { Timeout = null });
        Suite.Load("name: a").Run.Should().Be(new RunSettings());
    }

    [Theory]
    [InlineData("nmae: a", "faq.suite.yaml:1: ", "unknown key 'nmae'", "Did you mean 'name'?")]
    [InlineData("name: a\ndataset:\n  path: a.csv\n  wher: x", "faq.suite.yaml:4: ", "unknown key 'wher' in dataset", "'where'")]
    [InlineData("gates:\n  - metric: a\n    at_lest: 1", "faq.suite.yaml:3: ", "'at_lest'", "'at_least'")]
    [InlineData("run: {repeat: 1}", "faq.suite.yaml:1: ", "'repeat'", "'repeats'")]
    [InlineData("app: {exec: a, exce: b}", "faq.suite.yaml:1: ", "'exce'", "'exec'")]
    [InlineData("\nscorers:\n  - squad_f2", "faq.suite.yaml:3: ", "Unknown scorer 'squad_f2'", "'squad_f1'")]
    [InlineData("\nscorers:\n  - correctness: {model: 'openai:/m'}", "faq.suite.yaml:3: ", "'correctness' is a judge", "judge: {file: correctness, model: ")]
    [InlineData("scorers:\n  - contains: {txt: a}", "faq.suite.yaml:2: ", "'txt'", "'text'")]
    [InlineData("scorers:\n  - regex: {pattern: \"(\"}", "faq.suite.yaml:2: ", "regex", "(")]
    [InlineData("scorers:\n  - contains: {text: a}\n    name: b", "faq.suite.yaml:2: ", "one scorer in a list item", "contains, name")]
    [InlineData("scorers:\n  - contains: a", "faq.suite.yaml:2: ", "options as a map", "'a'")]
    [InlineData("scorers: squad_f1", "faq.suite.yaml:1: ", "a list", "'- '")]
    [InlineData("gates: {metric: a}", "faq.suite.yaml:1: ", "a list", "- metric:")]
    [InlineData("gates:\n  - at_least: 1", "faq.suite.yaml:2: ", "lacks the key 'metric'", "squad_f1/mean")]
    [InlineData("gates:\n  - metric: a/p91", "faq.suite.yaml:2: ", "Unknown aggregate 'p91'", "p90")]
    [InlineData("gates:\n  - metric: a\n    at_least: high", "faq.suite.yaml:3: ", "expected a number", "found 'high'")]
    [InlineData("gates:\n  - metric: a\n    at_least: \"0.8\"", "faq.suite.yaml:3: ", "expected a number", "found \"0.8\"")]
    [InlineData("gates:\n  - metric: a\n    at_least: .inf", "faq.suite.yaml:3: ", "expected a number", "found '.inf'")]
    [InlineData("gates:\n  - metric: a\n    max_drop: -1", "faq.suite.yaml:3: ", "above 0", "found '-1'")]
    [InlineData("gates:\n  - metric: a\n    max_drop: some%", "faq.suite.yaml:3: ", "percentage", "found 'some%'")]
    [InlineData("gates:\n  - metric: a\n    on: interval", "faq.suite.yaml:3: ", "'point'", "found 'interval'")]
    [InlineData("gates:\n  - metric: a\n    each: yes", "faq.suite.yaml:3: ", "true or false", "found 'yes'")]
    [InlineData("gates:\n  - metric: a\n    min_coverage: 1.1", "faq.suite.yaml:3: ", "from 0 to 1", "found '1.1'")]
    [InlineData("run: {repeats: 0}", "faq.suite.yaml:1: ", "whole number from 1", "found '0'")]
    [InlineData("run: {repeats: often}", "faq.suite.yaml:1: ", "whole number from 1, or auto", "found 'often'")]
    [InlineData("run: {concurrency: 1.5}", "faq.suite.yaml:1: ", "whole number from 1", "found '1.5'")]
    [InlineData("run: {timeout: 30s}", "faq.suite.yaml:1: ", "expected a number for run.timeout", "found '30s'")]
    [InlineData("run: {timeout: 0}", "faq.suite.yaml:1: ", "seconds above 0", "found '0'")]
    [InlineData("run: {trace_content: no}", "faq.suite.yaml:1: ", "on or off", "found 'no'")]
    [InlineData("run: {replay: always}", "faq.suite.yaml:1: ", "auto, record, off or strict", "found 'always'")]
    [InlineData("run: 5", "faq.suite.yaml:1: ", "expected run to be a map", "found '5'")]
    [InlineData("dataset: faq.csv", "faq.suite.yaml:1: ", "expected dataset to be a map", "found 'faq.csv'")]
    [InlineData("dataset: {id: a}", "faq.suite.yaml:1: ", "lacks the key 'path'", "path: faq.csv")]
    [InlineData("dataset: {path: []}", "faq.suite.yaml:1: ", "at least one file", "found a list")]
    [InlineData("dataset: {path: a, inputs: q}", "faq.suite.yaml:1: ", "a list such as", "found 'q'")]
    [InlineData("dataset: {path: a, expectations: [q]}", "faq.suite.yaml:1: ", "a map such as", "found a list")]
    [InlineData("dataset: {path: a, tags: {a: b}}", "faq.suite.yaml:1: ", "a list such as", "found a map")]
    [InlineData("dataset: {path: a, separators: {x: \"\"}}", "faq.suite.yaml:1: ", "between two values", "separators.x")]
    [InlineData("dataset:\n  path: a\n  where: \"a = b\"", "faq.suite.yaml:3: ", "Bad filter at position 3", "==")]
    [InlineData("app: {}", "faq.suite.yaml:1: ", "expected one of exec, http, chat, assembly", "found none")]
    [InlineData("app: {exec: a, http: \"http://b\"}", "faq.suite.yaml:1: ", "expected one of", "exec and http")]
    [InlineData("app: {exec: []}", "faq.suite.yaml:1: ", "a command", "[python, app.py]")]
    [InlineData("app: {exec: \"a 'b\"}", "faq.suite.yaml:1: ", "never closed", "as a list")]
    [InlineData("app: {http: localhost}", "faq.suite.yaml:1: ", "an address", "\"localhost\"")]
    [InlineData("app: {http: \"http://a\", output: answer}", "faq.suite.yaml:1: ", "JSON pointer", "/answer")]
    [InlineData("app: {exec: a, output: /b}", "faq.suite.yaml:1: ", "'output' does not belong", "exec")]
    [InlineData("name: FAQ suite", "faq.suite.yaml:1: ", "suite name", "found 'FAQ suite'")]
    [InlineData("name: [a]", "faq.suite.yaml:1: ", "expected a text", "found a list")]
    [InlineData("name: a\nname: b", "faq.suite.yaml:2: ", "'name' stands twice", "once")]
    [InlineData("name: a\n---\nname: b", "faq.suite.yaml:", "one YAML document", "second")]
    [InlineData("name: a: b", "faq.suite.yaml:1: ", "no YAML", "quotes")]
    [InlineData("name: \"a", "faq.suite.yaml:", "no YAML", "quotes")]
    [InlineData("- a", "faq.suite.yaml:1: ", "the suite to be a map", "found a list")]
    [InlineData("", "faq.suite.yaml:1: ", "empty", "name")]
    [InlineData("# only a comment\n", "faq.suite.yaml:1: ", "empty", "name")]
    [InlineData("name: &a x", "faq.suite.yaml:1: ", "anchors (&a)", "refused")]
    [InlineData("name: a\nrun: *x", "faq.suite.yaml:2: ", "aliases (*x)", "refused")]
    [InlineData("name: !!str a", "faq.suite.yaml:1: ", "tags", "refused")]
    [InlineData("name: !evil a", "faq.suite.yaml:1: ", "tags (!evil)", "refused")]
    [InlineData("? [a]\n: b", "faq.suite.yaml:1: ", "key of a map", "list")]
    public void A_mistake_names_place_expectation_and_finding(string yaml, string place, string expected, string found)
    {
        Suite.Fault(yaml).Should().StartWith(place).And.Contain(expected).And.Contain(found);
    }

    [Fact]
    public void Deep_nesting_and_alias_bombs_are_refused()
    {
        Suite.Fault("name: " + new string('[', 100_000)).Should().StartWith("faq.suite.yaml:1: ");
        Suite.Fault("name: " + new string('[', 60) + new string(']', 60)).Should().Contain("inside each other");
        Suite.Fault("a: &a [x, x]\nb: &b [*a, *a]\nname: *b").Should().Contain("anchors (&a)");
    }

    [Fact]
    public void Whatever_the_bytes_are_only_a_named_fault_is_thrown()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Whole);
        using var folder = new TempFolder();
        var mutation = Gen.Select(
            Gen.Int[0, bytes.Length - 1],
            Gen.OneOf(Gen.Byte, Gen.OneOf("&*!|>%@`[]{},:?-#'\"\n\t \\<="u8.ToArray())),
            Gen.Int[0, 2]);

        mutation.Array[1, 4].ShouldHold(
            1000,
            mutations =>
            {
                var list = bytes.ToList();
                foreach (var (at, value, kind) in mutations)
                {
                    list.RemoveRange(at, kind == 0 ? 1 : 0);
                    list.Insert(at, value);
                    list.RemoveRange(list.Count - (kind == 2 ? 1 : 0), kind == 2 ? 1 : 0);
                }

                folder.With("faq.suite.yaml", [.. list]);
                try
                {
                    SuiteFile.Load(Path.Combine(folder.Path, "faq.suite.yaml"));
                }
                catch (EvalKitException e)
                {
                    return e.Kind == FaultKind.Usage && e.Message.StartsWith("faq.suite.yaml", StringComparison.Ordinal);
                }

                return true;
            });
    }

    [Fact]
    public void A_file_over_5_MiB_is_refused()
    {
        Suite.Fault("name: a\n#" + new string('x', 5 * 1024 * 1024)).Should().Contain("5 MiB");
    }

    [Fact]
    public void A_missing_file_suggests_its_neighbour_and_a_wrong_encoding_is_named()
    {
        using var folder = new TempFolder().With("faq.suite.yaml", [0x6E, 0xFF]);

        Reading.Fault(() => SuiteFile.Load(Path.Combine(folder.Path, "fqa.suite.yaml"))).Should().Contain("fqa.suite.yaml").And.Contain("Did you mean 'faq.suite.yaml'?");
        Reading.Fault(() => SuiteFile.Load(Path.Combine(folder.Path, "faq.suite.yaml"))).Should().Contain("not valid UTF-8");
    }

    [Fact]
    public void A_suite_may_name_its_app()
    {
        Suite.Load("app: {exec: [python, app.py]}").App!.Options.ToJsonString().Should().Be("""{"exec":["python","app.py"]}""");
        Suite.Load("app: {http: \"http://localhost/a\", output: /b}").App!.Kind.Should().Be("http");
        Suite.Load("app: {chat: \"openai:/gpt-4.1-mini\"}").App!.Kind.Should().Be("chat");
    }
}
