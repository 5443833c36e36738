using EvalKit.Gating;
using EvalKit.TestUtils;
using NJsonSchema;

namespace EvalKit.Tests.Gating;

public sealed class BaselineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-baseline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_written_baseline_reads_back_as_it_was()
    {
        var baseline = Baselines.FromRun(ExampleRun(), SmallRun.Start.AddMilliseconds(123));
        var path = Baselines.PathFor(_folder, "faq");

        Baselines.WriteFile(baseline, path);

        Path.GetRelativePath(_folder, path).Should().Be(Path.Combine("baselines", "faq.jsonl"));
        Baselines.ReadFile(path).Should().BeEquivalentTo(baseline with { Origin = path });
    }

    [Fact]
    public void The_order_of_the_run_does_not_change_a_byte()
    {
        var forward = SmallRun.Of([("b", [true]), ("ä", [false]), ("B", [true])], [SmallRun.Bool()]);
        var backward = SmallRun.Of([("B", [true]), ("ä", [false]), ("b", [true])], [SmallRun.Bool()]);

        var lines = Lines(forward);

        lines.Should().HaveCount(4);
        lines.Skip(1).Select(l => l[7..8]).Should().Equal("B", "b", "ä");
        Lines(backward).Select(WithoutOutput).Should().Equal(lines.Select(WithoutOutput));
    }

    [Fact]
    public void Repeats_are_averaged_and_an_error_is_kept_only_where_no_repeat_has_a_value()
    {
        var run = SmallRun.Of(
            [("a", [true]), ("a", [false]), ("b", [FeedbackErrorKind.Timeout]), ("b", [true]), ("c", [FeedbackErrorKind.Unparseable]), ("c", [null]), ("d", [null])],
            [SmallRun.Bool()]);

        var cases = Baselines.FromRun(run, SmallRun.Start).Cases;

        cases.Select(c => c.Repeats).Should().Equal(2, 2, 2, 1);
        cases.Select(c => c.Feedback.GetValueOrDefault("correct")).Should().Equal(
            new BaselineFeedback(FeedbackValue.Of(0.5), SmallRun.Source("correct"), null),
            new BaselineFeedback(FeedbackValue.Of(1), SmallRun.Source("correct"), null),
            new BaselineFeedback(null, null, "unparseable"),
            null);
    }

    [Fact]
    public void The_pass_share_is_kept_where_it_is_not_the_value()
    {
        var run = SmallRun.Of(SmallRun.Share(), [(0.7, true), (0.4, false)]);

        Baselines.FromRun(run, SmallRun.Start).Cases.Select(c => c.Feedback["f1"].PassShare).Should().Equal(1, 0);
        Baselines.FromRun(SmallRun.Of(SmallRun.Bool(), [true]), SmallRun.Start).Cases[0].Feedback["correct"].PassShare.Should().BeNull();
    }

    [Fact]
    public void A_partial_or_unfinished_run_is_not_blessed()
    {
        var run = ExampleRun();
        var partial = new RunResults(run.Record with { Partial = true, SelectedCases = 2 }, run.Rows, run.Columns);
        var cancelled = new RunResults(run.Record with { State = RunState.Cancelled }, run.Rows, run.Columns);

        FluentActions.Invoking(() => Baselines.Bless(partial, SmallRun.Start)).Should().Throw<EvalKitException>().WithMessage("*all 5 cases of faq, found 2*without a filter*").Which.Kind.Should().Be(FaultKind.Usage);
        FluentActions.Invoking(() => Baselines.Bless(cancelled, SmallRun.Start)).Should().Throw<EvalKitException>().WithMessage("*cancelled*");
        Baselines.Bless(run, SmallRun.Start).Cases.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("", "*:1: expected a header as the first line, found an empty file*")]
    [InlineData("{", "*:1: expected one JSON object a line, found broken JSON*")]
    [InlineData(Header + "<<<<<<< HEAD\n{}", "*:2: expected one JSON object a line, found the begin of a merge conflict.*")]
    [InlineData("""{"schema":1,"suite":"faq","dataset_hash":"d","app":"a","blessed_at":"2026-01-31T12:00:00Z","models":{"openai:/m":"m-1"}}""", "*:1: expected 'models' as an object of lists of texts, found *")]
    [InlineData("[]", "*:1: expected one JSON object a line, found a list*")]
    [InlineData("""{"schema":2}""", "*:1: expected schema 1, found schema 2*")]
    [InlineData("""{"schema":1,"suite":"faq","dataset_hash":"d","app":"a","blessed_at":"yesterday"}""", "*:1: expected blessed_at as an ISO 8601 time*'yesterday'*")]
    [InlineData(Header + """{"id":1}""", "*:2: expected 'id' as a text, found a number*")]
    [InlineData(Header + """{"id":"a","case_hash":"h","output_hash":null,"repeats":0,"feedback":{}}""", "*:2: expected repeats as a whole number from 1, found 0*")]
    [InlineData(Header + Case + "\n" + Case, "*:3: expected each id once, found 'a' again, first in line 2*")]
    [InlineData(Header + """{"id":"a","case_hash":"h","output_hash":null,"repeats":1,"feedback":{"f1":{"value":null}}}""", "*:2: expected feedback 'f1' with a value*found null*")]
    [InlineData(Header + """{"id":"a","case_hash":"h","output_hash":null,"repeats":1,"feedback":{"f1":1}}""", "*:2: expected feedback 'f1' as an object*found a number*")]
    public void A_broken_file_is_an_error_that_names_file_line_and_next_step(string text, string message)
    {
        var path = Path.Combine(_folder, "broken.jsonl");
        File.WriteAllText(path, text);

        FluentActions.Invoking(() => Baselines.ReadFile(path)).Should().Throw<EvalKitException>()
            .WithMessage(path + message).WithMessage("*evalkit bless*").Which.Kind.Should().Be(FaultKind.Usage);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_the_next_step() =>
        FluentActions.Invoking(() => Baselines.ReadFile(Path.Combine(_folder, "none.jsonl"))).Should().Throw<EvalKitException>().WithMessage("*none.jsonl*evalkit bless*");

    [Fact]
    public async Task The_published_example_is_what_the_code_writes_and_fits_the_schema()
    {
        var formats = Path.Combine(SharedData.RepositoryRoot, "docs", "formats");
        var example = Path.Combine(formats, "baseline.example.jsonl");
        var baseline = Baselines.FromRun(ExampleRun(), SmallRun.Start);
        if (Environment.GetEnvironmentVariable("EVALKIT_UPDATE_DOCS") == "1")
        {
            Baselines.WriteFile(baseline, example);
        }

        var lines = Lines(ExampleRun());
        var schema = await JsonSchema.FromFileAsync(Path.Combine(formats, "baseline.schema.json"));

        File.ReadAllText(example).ReplaceLineEndings("\n").Should().Be(string.Concat(lines.Select(l => l + "\n")));
        lines.Should().HaveCount(6).And.OnlyContain(line => schema.Validate(line).Count == 0);
        schema.Validate(lines[1].Replace("\"repeats\":1", "\"repeats\":0", StringComparison.Ordinal)).Should().NotBeEmpty("the schema must be able to refuse");
        schema.Validate(lines[0].Replace("\"suite\"", "\"suit\"", StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    private const string Header = """{"schema":1,"suite":"faq","dataset_hash":"d","app":"a","blessed_at":"2026-01-31T12:00:00Z"}""" + "\n";
    private const string Case = """{"id":"a","case_hash":"h","output_hash":null,"repeats":1,"feedback":{}}""";

    private static RunResults ExampleRun() => SmallRun.Served(
        SmallRun.Of(
        [
            ("refund-1", [true, 0.8, 412.5, "polite"]),
            ("refund-2", [false, 0.25, 398, "polite"]),
            ("shipping-1", [FeedbackErrorKind.Unparseable, 1, 1210, "curt"]),
            ("shipping-2", [true, null, 377, "polite"]),
            ("über-1", [true, 0.5, 400, "curt"]),
        ],
        [SmallRun.Bool("correctness") with { ScorerKind = ScorerKind.Judge }, SmallRun.Share("squad_f1"), SmallRun.Latency(), SmallRun.Category()]),
        "correctness",
        "openai:/gpt-4.1",
        "gpt-4.1-2025-04-14");

    private static List<string> Lines(RunResults run)
    {
        using var writer = new StringWriter { NewLine = "\r\n" };
        Baselines.Write(Baselines.FromRun(run, SmallRun.Start), writer);
        writer.ToString().Should().EndWith("\n").And.NotContain("\r");
        return [.. writer.ToString().TrimEnd('\n').Split('\n')];
    }

    private static string WithoutOutput(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\"output_hash\":\"[0-9a-f]{64}\"", "");
}
