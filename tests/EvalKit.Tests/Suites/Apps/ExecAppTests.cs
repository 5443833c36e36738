using EvalKit.Datasets;
using EvalKit.Suites;
using EvalKit.Suites.Apps;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Suites.Apps;

public sealed class ExecAppTests
{
    private static readonly EvalCase Case = EvalCases.Create(CaseFields.OfText(("question", "Wer schläft?")), id: "case-1");

    [Fact]
    public async Task The_command_gets_id_and_inputs_as_one_JSON_line()
    {
        var output = await AnswerAsync("read line; printf 'got %s' \"$line\"");

        output.Text.Should().Be("""got {"id":"case-1","inputs":{"question":"Wer schläft?"}}""");
    }

    [Fact]
    public async Task Printed_text_is_the_answer()
    {
        (await AnswerAsync("printf '42\\nlines\\n'")).Text.Should().Be("42\nlines");
    }

    [Fact]
    public async Task A_printed_output_tells_its_parts()
    {
        var output = await AnswerAsync("""echo '{"response": "Paris", "context": ["p"], "usage": {"input_tokens": 3}, "cost_usd": 0.5}'""");

        output.Text.Should().Be("Paris");
        output.Context.Should().Equal("p");
        output.Usage.Should().Be(new TokenUsage(3, null));
        output.CostUsd.Should().Be(0.5m);
    }

    [Fact]
    public async Task Other_printed_JSON_is_the_value()
    {
        (await AnswerAsync("""echo '{"answer": 1}'""")).Value.GetProperty("answer").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task A_failure_shows_the_exit_code_and_the_end_of_standard_error()
    {
        var answer = () => AnswerAsync("cat > /dev/null; echo 'no such model' >&2; exit 3");

        (await answer.Should().ThrowAsync<AppFailedException>()).Which.Message.Should().Contain("exit code 3").And.Contain("no such model");
    }

    [Fact]
    public async Task A_command_that_never_reads_its_input_may_still_answer()
    {
        var large = EvalCases.Create(CaseFields.OfText(("question", new string('x', 200_000))));

        (await App("exec 0<&-; echo done")(large, CancellationToken.None)).Text.Should().Be("done");
    }

    [Fact]
    public async Task Cancelling_kills_the_command_and_what_it_started()
    {
        using var folder = new TempFolder();
        var pid = Path.Combine(folder.Path, "pid");
        using var cancel = new CancellationTokenSource();

        var answer = App($"sh -c 'echo $$ > {pid}.new; mv {pid}.new {pid}; sleep 600; echo never'; echo never")(Case, cancel.Token);
        await UntilAsync(() => File.Exists(pid));
        await cancel.CancelAsync();

        await answer.Awaiting(a => a).Should().ThrowAsync<OperationCanceledException>();
        var child = File.ReadAllText(pid).Trim();
        await UntilAsync(() => !IsRunning(child));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_named()
    {
        var app = SuiteBinder.Bind(Suite.Load("app: {exec: [no-such-program-anywhere]}")).App!;

        var answer = () => app(Case, CancellationToken.None);

        (await answer.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain("'no-such-program-anywhere' cannot be started");
    }

    [Fact]
    public async Task The_command_runs_in_the_folder_of_the_suite()
    {
        using var folder = new TempFolder().With("answer.txt", "from the folder").With("a.suite.yaml", "app: {exec: cat answer.txt}");

        var app = SuiteBinder.Bind(SuiteFile.Load(Path.Combine(folder.Path, "a.suite.yaml"))).App!;

        (await app(Case, CancellationToken.None)).Text.Should().Be("from the folder");
    }

    [Theory]
    [InlineData("python app.py", new[] { "python", "app.py" })]
    [InlineData("  a  \"b c\" 'd \"e' f''g ", new[] { "a", "b c", "d \"e", "fg" })]
    [InlineData("a \"\"", new[] { "a", "" })]
    [InlineData("a $HOME;b", new[] { "a", "$HOME;b" })]
    public void A_command_of_one_text_is_split_at_blanks_and_no_shell_sees_it(string text, string[] parts)
    {
        CommandLine.Split(text).Should().Equal(parts);
    }

    private static Task<AppOutput> AnswerAsync(string script) => App(script)(Case, CancellationToken.None);

    private static EvalApp App(string script) => new ExecApp(["sh", "-c", script], ".").AnswerAsync;

    private static bool IsRunning(string pid) => File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z", StringComparison.Ordinal);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
