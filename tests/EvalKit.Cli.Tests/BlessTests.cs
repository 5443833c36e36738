namespace EvalKit.Cli.Tests;

public sealed class BlessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-bless-").FullName;
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Errors_that_become_part_of_a_baseline_are_told_with_the_command_that_tries_them_again()
    {
        await RunSuiteAsync("  - exact_match\n  - judge: {file: correctness, model: \"openai:/m\"}");

        (await RunAsync("bless", "faq")).Should().Be(0);

        _error.ToString().Should().MatchRegex(
            @"warning: correctness has no score in 2 of 2 cases, which ended in errors: no drop can be seen there\. `evalkit run <suite file> --retry-errors [0-9a-f-]{36}` tries them again; then bless anew\n");
        _error.ToString().Should().NotContain("exact_match has no score").And.NotContain("correctness.facts_supported has");
    }

    [Fact]
    public async Task A_baseline_that_cannot_be_written_stays_as_it_was()
    {
        await RunSuiteAsync("  - exact_match");
        await RunAsync("bless", "faq");
        var path = Path.Combine(_folder, "baselines", "faq.jsonl");
        var before = await File.ReadAllTextAsync(path);
        Directory.CreateDirectory(path + ".tmp");

        (await RunAsync("bless", "faq")).Should().Be(5);

        (await File.ReadAllTextAsync(path)).Should().Be(before);
        _error.ToString().Should().Contain($"The baseline {path} cannot be written: ").And.Contain("or name another file with --to");
    }

    private async Task RunSuiteAsync(string scorers)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "faq.csv"), "id,question,expected_response,answer\na,Which?,this,this\nb,Who?,you,you\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "faq.suite.yaml"), $"name: faq\ndataset: {{path: faq.csv, outputs: answer}}\nscorers:\n{scorers}\n");
        await RunAsync("run", "faq.suite.yaml");
        _error.GetStringBuilder().Clear();
    }

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(
        arguments, new CliContext(TextWriter.Null, _error, _ => null, _folder, TimeProvider.System, ErrorIsTerminal: false), CancellationToken.None);
}
