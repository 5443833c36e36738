using EvalKit.Cli.Browsing;
using EvalKit.Cli.Terminal;
using EvalKit.Cli.Tests.Terminal;
using Spectre.Console;

namespace EvalKit.Cli.Tests.Browsing;

public sealed class BrowserScreenTests
{
    private const string Hostile = "\u001b[2J\u001b]0;title\u0007\u009b31m[red]x[/] \u202Eabc\u200b\r\n\tend\u001b";

    [Fact]
    public void A_case_is_a_title_its_sections_and_the_keys()
    {
        var screen = BrowserState.Of(SamplePages.Of(), 80, 32).Screen();

        screen.Should().HaveCount(32);
        screen.Take(16).Should().Equal(
            "case 1 of 5  case-99997  ✕ correctness true → false",
            "> ▾ inputs",
            "      question: What is 2?",
            "  ▾ expectations",
            "      expected_response: It is 2.",
            "    output: It is so.",
            "    baseline output: It was so.",
            "  ▾ feedback",
            "    ▾ ✕ correctness: false (true → false)",
            "        value: false",
            "        passed: false",
            "        rationale: Because.",
            "        source: code scorer",
            "      ▸ metadata",
            "  ▾ trial",
            "      status: ok");
        screen.Should().Contain("      latency: 2 ms").And.Contain("      attempt: 1").And.Contain($"      trace id: {new string('0', 31)}3");
        screen[^1].Should().StartWith("j/k move").And.EndWith("q leave");
    }

    [Fact]
    public void Each_repeat_is_a_part_and_a_copy_has_a_line_for_each()
    {
        var state = BrowserState.Of(SamplePages.Repeated(), 80, 60);

        state.Title().Should().Be("case 1 of 1  case-99999  ✕ correctness 1/2");
        state.Screen().Should().ContainInOrder("  ▾ repeat 1 of 2", "      output: answer 1", "    ▾ feedback", "      ▸ ✓ correctness: true", "  ▾ repeat 2 of 2", "      output: answer 2");
        state.Screen().Should().NotContain(l => l.Contains("baseline", StringComparison.Ordinal), "there is none");
        state.Type("y").Copied!.Split('\n').Should().HaveCount(2);
    }

    [Fact]
    public void An_error_of_a_scorer_is_marked_and_said()
    {
        var screen = BrowserState.Of(SamplePages.Of(), 80, 32).Type("/error\r").Screen();

        screen[0].Should().Contain("case 1 of 1 (5 without filter)").And.Contain("! correctness");
        screen.Should().Contain("        error: timeout: The judge did not answer.");
        screen[^1].Should().StartWith("filter: error, Esc clears");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(80)]
    public void Long_texts_wrap_between_words_and_no_line_is_wider_than_the_terminal(int width)
    {
        var output = string.Concat(Enumerable.Range(0, 60).Select(i => $"word{i} 日本語 ")) + new string('x', 300) + "\n\n    - é́ 👍";
        var state = BrowserState.Of(SamplePages.Of(output), width, 200);

        BrowserScreen.Render(state).Should().OnlyContain(l => CellText.Width(l.Plain) < width);
        var body = state.Lines().Where(l => l.Path == "/output" && !l.IsHeading).Select(l => l.Text).ToList();
        string.Concat(body).Replace(" ", "", StringComparison.Ordinal).Should().Be(output.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        body.Where(l => l.Contains("word", StringComparison.Ordinal)).Should().OnlyContain(l => l.StartsWith("word", StringComparison.Ordinal) || l.StartsWith('日'));
    }

    [Fact]
    public void Scrolling_follows_the_cursor_both_ways()
    {
        var output = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"line {i}"));
        var state = BrowserState.Of(SamplePages.Of(output), 80, 12);

        var down = state.Type(new string('j', 50));
        var up = down.Type(new string('k', 5));

        down.Screen()[10].Should().StartWith(">").And.EndWith("line 45");
        up.Screen()[5].Should().StartWith(">").And.EndWith("line 40");
        up.Top.Should().Be(down.Top);
        state.Type(new string('j', 50) + new string('k', 50)).Screen().Should().Equal(state.Screen());
        state.Press(ConsoleKey.PageDown).Cursor.Should().Be(10);
    }

    [Fact]
    public void A_closed_text_shows_how_it_begins()
    {
        var state = BrowserState.Of(SamplePages.Of("first line\nsecond line"), 80, 40).Type("jjjjh");

        state.CursorLine().Should().Be("> ▸ output: first line second line");
        state.Screen().Should().NotContain(l => l.EndsWith(" first line", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_terminal_of_another_size_the_cursor_stays_in_its_section()
    {
        var state = BrowserState.Of(SamplePages.Of(new string('x', 500)), 80, 40);
        var metadata = state.Lines().TakeWhile(l => !l.Path.EndsWith("metadata", StringComparison.Ordinal)).Count();

        var narrow = state.At(metadata).Resized(30, 10);

        narrow.CursorLine().Should().EndWith("▸ metadata");
        narrow.Screen().Should().HaveCount(10);
    }

    [Fact]
    public void Nothing_that_others_wrote_is_an_escape_code_a_hidden_character_or_markup()
    {
        using var terminal = new TestTerminal();
        var pages = SamplePages.Of(Hostile, t => t with { Output = new AppOutput(System.Text.Json.JsonSerializer.SerializeToElement(Hostile)) { Context = [Hostile] } });
        var state = BrowserState.Of(pages, 80, 60);

        var screen = state.Screen();
        var ansi = string.Concat(BrowserScreen.Render(state).Select(l => ErrorConsole.Of(terminal.Context()).Terminal!.ToAnsi(new Markup(l.Markup))));

        screen.Should().Contain(l => l.Contains("[red]x[/] abc", StringComparison.Ordinal)).And.Contain("          end");
        string.Concat(screen).Should().NotMatchRegex("[\u0000-\u001f\u007f-\u009f\u200b\u202e]").And.NotContain("title");
        ansi.Should().NotContain("\u001b[2J").And.NotContain("\u001b]").And.Contain("[red]x[/]");
    }

    [Fact]
    public void Messages_and_tool_calls_are_parts_and_what_a_list_holds_is_closed_or_open()
    {
        var messages = System.Text.Json.JsonDocument.Parse("""[{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi","refusal":null}]""").RootElement;
        var calls = System.Text.Json.JsonDocument.Parse("""[{"function":{"name":"search","arguments":"{}"}}]""").RootElement;
        var pages = SamplePages.Of("x", t => t with { Output = new AppOutput(messages[0].GetProperty("content")) { Messages = messages, ToolCalls = calls } });

        var screen = BrowserState.Of(pages, 80, 60).Screen();
        var opened = BrowserState.Of(pages, 80, 60).Type("jjjjjjl").Screen();

        screen.Should().Contain("  ▸ messages").And.Contain("  ▾ tool calls").And.Contain("    ▾ 1 search");
        opened.Should().Contain("      1 user: Hello").And.Contain("    ▾ 2 assistant");
    }
}
