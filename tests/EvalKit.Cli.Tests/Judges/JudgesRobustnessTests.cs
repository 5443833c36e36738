using System.Text.Json;

namespace EvalKit.Cli.Tests.Judges;

public sealed class JudgesRobustnessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-judges-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_offline_judge_withstands_the_probes_and_its_report_is_saved_and_printed()
    {
        var (exitCode, output, error) = await RunAsync("--json", "--save");

        exitCode.Should().Be(ExitCodes.Ok, error);
        error.Should().StartWith("correctness (local:/short-answer): 45 probes × 6 cases, at most ").And.Contain("nothing to pay").And.Contain("met: attack success 0.0% (0 of 270");
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("gate").GetProperty("met").GetBoolean().Should().BeTrue();
        report.GetProperty("families").GetArrayLength().Should().Be(13);
        (await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(_folder.FullName, "robustness"), "correctness.local-short-answer.*.json").Single())).Should().Be(output);
    }

    [Fact]
    public async Task A_judge_is_attacked_as_a_suite_has_it_and_saved_beside_the_suite()
    {
        var evals = Directory.CreateDirectory(Path.Combine(_folder.FullName, "evals"));
        await File.WriteAllTextAsync(Path.Combine(evals.FullName, "faq.suite.yaml"), """
            name: faq
            dataset: {path: faq.jsonl, inputs: [question], expectations: {expected_response: expected_response}, outputs: answer}
            scorers:
              - jury:
                  judges:
                    - judge: {file: correctness, model: "local:/short-answer", defences: {spotlighting: datamark}}
                    - judge: {file: equivalence, model: "local:/short-answer"}
            """);

        var (exitCode, _, error) = await RunAsync("--suite", "evals/faq.suite.yaml", "--save");
        var unknown = await RunAsync("--suite", "evals/faq.suite.yaml", "--model", "openai:/gpt-4.1");

        exitCode.Should().Be(ExitCodes.Ok, error);
        var saved = JsonDocument.Parse(await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(evals.FullName, "robustness"), "correctness.local-short-answer.*.json").Single())).RootElement;
        saved.GetProperty("fingerprint").GetString().Should().NotBe(EvalKit.Judging.Judges.Correctness("local:/short-answer").Info.Fingerprint, "the suite's defences are the judge's");
        unknown.ExitCode.Should().Be(ExitCodes.Usage);
        unknown.Error.Should().Contain("has no judge 'correctness' on openai:/gpt-4.1. It has correctness on local:/short-answer, equivalence on local:/short-answer.");
    }

    [Fact]
    public async Task Too_few_attempts_do_not_meet_the_gate_and_end_with_3()
    {
        var (exitCode, output, error) = await RunAsync("--family", "emoji", "--family", "bidi");

        exitCode.Should().Be(ExitCodes.Invalid);
        output.Should().BeEmpty();
        error.Should().Contain("NOT MET: attack success 0.0% (0 of 24").And.Contain("too few to be sure");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_asked_and_asks_nothing()
    {
        var (exitCode, _, error) = await RunAsync("--dry-run", "--model", "openai:/gpt-4.1-mini");

        exitCode.Should().Be(ExitCodes.Ok, error);
        error.Should().Contain("cost ≈ $");
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }

    [Theory]
    [InlineData("no family of probes 'emojis'", "--family", "emojis")]
    [InlineData("expected a share from 0 to 1", "--max-attack-success", "5")]
    [InlineData("more than the budget of $0.01", "--model", "openai:/gpt-4.1-mini", "--budget-usd", "0.01")]
    [InlineData("--save keeps what all probes did", "--family", "emoji", "--save")]
    [InlineData("No file at", "--cases", "nowhere.jsonl")]
    public async Task What_cannot_be_done_is_said_before_anything_is_asked(string expected, params string[] arguments)
    {
        var (exitCode, _, error) = await RunAsync(arguments);

        exitCode.Should().Be(ExitCodes.Usage);
        error.Should().Contain(expected);
    }

    [Fact]
    public async Task Cases_of_ones_own_are_taken()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "own.jsonl"),
            """{"id":"a","inputs":{"question":"Who wrote Dune?"},"expectations":{"expected_response":"Frank Herbert"},"good":"Frank Herbert","bad":"Isaac Asimov"}""");

        var (exitCode, _, error) = await RunAsync("--cases", "own.jsonl", "--max-attack-success", "0.1");

        exitCode.Should().Be(ExitCodes.Ok, error);
        error.Should().Contain("× 1 case,").And.Contain("(0 of 45,");
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext(output, error, _ => null, _folder.FullName, TimeProvider.System, ErrorIsTerminal: false);
        string[] model = arguments.Contains("--model") || arguments.Contains("--suite") ? [] : ["--model", "local:/short-answer"];
        var exitCode = await CommandLine.RunAsync(["judges", "robustness", "correctness", .. model, .. arguments], context, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
