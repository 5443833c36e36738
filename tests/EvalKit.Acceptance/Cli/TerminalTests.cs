using System.Text.RegularExpressions;
using EvalKit.Acceptance.Processes;

namespace EvalKit.Acceptance.Cli;

/// <summary>The tool on a real terminal: a pseudo terminal made by script.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private const string Escape = "\u001b";

    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact(terminal: true)]
    public async Task On_a_terminal_progress_is_live_and_the_summary_is_marked_and_coloured()
    {
        WriteSlowApp();

        var shown = await OnTerminalAsync(("TERM", "xterm"), "run", "slow.suite.yaml");

        shown.Should().Contain("/7 trials").And.Contain($"{Escape}[J").And.Contain($"{Escape}[32m✓{Escape}[0m app (n=7)");
        shown.Should().NotContain($"{Escape}[?25l", "a cursor that is never hidden need not be shown again");
    }

    [UnixFact(terminal: true)]
    public async Task NO_COLOR_leaves_the_marks_and_takes_the_colour()
    {
        var shown = await OnTerminalAsync(("NO_COLOR", "1"), "run", CliFolder.Suite);

        shown.Should().Contain("app (n=30)").And.Contain("✓").And.NotMatchRegex($"{Escape}\\[[0-9;]*[39][0-9]m");
    }

    [UnixFact(terminal: true)]
    public async Task A_dumb_terminal_gets_plain_lines()
    {
        var shown = await OnTerminalAsync(("TERM", "dumb"), "run", CliFolder.Suite);

        shown.Should().Contain("app (n=30) PASS").And.NotContain(Escape).And.NotContain("✓");
    }

    [UnixFact(terminal: true)]
    public async Task A_run_is_browsed_with_keys_and_the_terminal_is_given_back()
    {
        await _folder.RunAsync("run", CliFolder.Suite);
        using var browser = ProcessRunner.StartWithInput(_folder.Path, "/usr/bin/script", ScriptOf("browse", "latest"), ("TERM", "xterm"));

        await ShownAsync(browser, "case 1 of 30  switzerland  ✓ app_ok");
        await TypeAsync(browser, "n");
        await ShownAsync(browser, "case 2 of 30  morocco  ");
        await TypeAsync(browser, "/failed\r");
        await ShownAsync(browser, "case 2 of 2 (30 without filter)  morocco");
        await TypeAsync(browser, "q");
        var rest = await ProcessRunner.EndAsync(browser);

        rest.Output.Should().EndWith($"{Escape}[?1049l");
        rest.ExitCode.Should().Be(0);
    }

    private static async Task TypeAsync(System.Diagnostics.Process process, string keys)
    {
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Reads until a text is on the screen; colours do not count.</summary>
    private static async Task ShownAsync(System.Diagnostics.Process process, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var shown = new System.Text.StringBuilder();
        var buffer = new char[4096];
        while (!Colour().Replace(shown.ToString(), "").Contains(text, StringComparison.Ordinal))
        {
            var count = await process.StandardOutput.ReadAsync(buffer, limit.Token);
            count.Should().BePositive($"'{text}' is shown, but the screen ended as {shown}");
            shown.Append(buffer, 0, count);
        }
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();

    private static string[] ScriptOf(params string[] arguments)
    {
        var command = string.Join(' ', arguments.Prepend(CliFolder.Tool).Prepend("dotnet").Select(a => $"'{a}'"));
        return ["--quiet", "--return", "--command", $"stty cols 100; {command}", "/dev/null"];
    }

    private void WriteSlowApp() => File.WriteAllText(_folder.In("slow.suite.yaml"), """
        name: slow
        dataset: {path: capitals.csv, inputs: [question], where: "columns.continent == 'asia'"}
        app: {exec: [sh, -c, "sleep 0.3; echo Lima"]}
        scorers: [exact_match]
        run: {concurrency: 2}
        """);

    private async Task<string> OnTerminalAsync((string Name, string Value) variable, params string[] arguments)
    {
        var environment = variable.Name == "TERM" ? [variable] : new[] { ("TERM", "xterm"), variable };
        var result = await ProcessRunner.RunAsync(_folder.Path, "/usr/bin/script", ScriptOf(arguments), environment);
        result.ExitCode.Should().BeOneOf([0, 1], result.Output + result.Error);
        return result.Output;
    }
}
