using EvalKit.Cli.Terminal;
using EvalKit.Reporting;

namespace EvalKit.Cli.Tests.Terminal;

public sealed class ErrorConsoleTests : IDisposable
{
    private const string Red = "\u001b[91m";

    private static readonly SummaryLine[] Summary =
    [
        new(SummaryLineKind.Gate, "correctness 0.84 → 0.79 (−5.0 pts, 95% −9.1..−0.9, n=120) FAIL regressed") { Verdict = Verdict.Fail },
        new(SummaryLineKind.Metric, "squad_f1 0.62 (95% 0.50..0.70, n=120) no gate"),
        new(SummaryLineKind.Outcome, "FAIL faq: 120 cases") { Verdict = Verdict.Fail },
        new(SummaryLineKind.Warning, "warning: the app gave no output in 3 of 120 trials: './app.sh' ended with exit code 3"),
        new(SummaryLineKind.Heading, "regressed: 11 cases"),
        new(SummaryLineKind.Regressed, "returns-window  correctness true → false"),
        new(SummaryLineKind.More, "and 10 more"),
        new(SummaryLineKind.Report, "report: /home/someone/a-folder/with-a-long-name/and-another-one/inside-of-it/faq.html"),
    ];

    private readonly TestTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void Without_a_terminal_the_lines_are_plain()
    {
        ErrorConsole.Of(_terminal.Context(terminal: false)).Write(Summary);

        _terminal.Text.Should().Be(string.Concat(Summary.Select(l => $"{l.Plain}\n")));
    }

    [Fact]
    public void A_terminal_that_knows_no_escape_codes_is_none()
    {
        ErrorConsole.Of(_terminal.Context(environment: ("TERM", "dumb"))).Write(Summary);

        _terminal.Text.Should().Be(string.Concat(Summary.Select(l => $"{l.Plain}\n")));
    }

    [Fact]
    public void On_a_terminal_a_mark_stands_in_front_and_what_wraps_stands_under_the_text()
    {
        ErrorConsole.Of(_terminal.Context()).Write(Summary);

        _terminal.Lines.Should().Equal(
            "✕ correctness 0.84 → 0.79 (−5.0 pts, 95% −9.1..−0.9, n=120) FAIL regressed",
            "  squad_f1 0.62 (95% 0.50..0.70, n=120) no gate",
            "✕ FAIL faq: 120 cases",
            "! warning: the app gave no output in 3 of 120 trials: './app.sh' ended with exit",
            "  code 3",
            "  regressed: 11 cases",
            "  ↓ returns-window  correctness true → false",
            "    and 10 more",
            "  report: /home/someone/a-folder/with-a-long-name/and-another-one/inside-of-it/f",
            "aq.html");
    }

    [Fact]
    public void A_path_is_not_cut_by_a_line_end_so_that_it_can_be_copied()
    {
        ErrorConsole.Of(_terminal.Context(width: 30)).Write(Summary);

        _terminal.Text.Should().Contain(Summary[^1].Text);
    }

    [Fact]
    public void A_verdict_is_coloured_and_NO_COLOR_takes_the_colour_but_not_the_mark()
    {
        ErrorConsole.Of(_terminal.Context()).Write(Summary);
        using var colourless = new TestTerminal();
        ErrorConsole.Of(colourless.Context(environment: ("NO_COLOR", "1"))).Write(Summary);

        _terminal.Text.Should().Contain("\u001b[1;91mFAIL\u001b[0m regressed");
        colourless.Text.Should().NotMatchRegex("\u001b\\[[0-9;]*(3|9)[0-9]m");
        colourless.Lines.Should().Equal(_terminal.Lines);
    }

    [Fact]
    public void Nothing_forces_colour_where_there_is_no_terminal()
    {
        ErrorConsole.Of(_terminal.Context(terminal: false, environment: [("FORCE_COLOR", "1"), ("CLICOLOR_FORCE", "1")])).Fault("no");

        _terminal.Text.Should().Be("evalkit: no\n");
    }

    [Theory]
    [InlineData("[red]x[/] [[y]] [not a style]")]
    [InlineData("{0} {{ x }}")]
    [InlineData("a [/] b ]")]
    public void Text_of_others_is_never_markup(string text)
    {
        var gate = new SummaryLine(SummaryLineKind.Gate, $"{text} PASS {text}") { Verdict = Verdict.Pass };
        ErrorConsole.Of(_terminal.Context()).Write([new SummaryLine(SummaryLineKind.Regressed, text), gate]);
        ErrorConsole.Of(_terminal.Context()).Fault(text);
        ErrorConsole.Of(_terminal.Context()).Rule(text);

        _terminal.Lines.Take(3).Should().Equal($"  ↓ {text}", $"✓ {text} PASS {text}", $"evalkit: {text}");
        _terminal.Lines[^1].Should().Contain(text);
    }

    [Fact]
    public void A_path_in_a_fault_is_not_cut_by_a_line_end()
    {
        ErrorConsole.Of(_terminal.Context(width: 30)).Fault("/home/someone/a-folder/with-a-long-name/faq.suite.yaml: there is no such suite file");

        _terminal.Text.Should().Contain("evalkit: /home/someone/a-folder/with-a-long-name/faq.suite.yaml: there is no such suite file");
    }

    [Fact]
    public void A_fault_is_red_on_a_terminal_and_keeps_its_lines_without_escape_codes_of_others()
    {
        ErrorConsole.Of(_terminal.Context()).Fault("two problems:\n  a.csv:3: \u001b[2Jbad\n  a.csv:4: worse");

        _terminal.Text.Should().StartWith(Red).And.NotContain("\u001b[2J");
        _terminal.Lines.Should().Equal("evalkit: two problems:", "  a.csv:3: bad", "  a.csv:4: worse");
    }
}
