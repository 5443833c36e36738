using EvalKit.Chat.Limits;
using EvalKit.Cli.Terminal;
using EvalKit.Running;

namespace EvalKit.Cli.Tests.Terminal;

public sealed class ProgressLineTests : IDisposable
{
    private static readonly EvaluationProgress Busy = new(47, 120, 8, 2, 5, "429")
    {
        Kept = 40,
        Waiting = 3,
        Reused = 12,
        Replayed = 30,
        CostUsd = 0.42m,
        BudgetUsd = 3,
    };

    private readonly TestTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void Elsewhere_than_on_a_terminal_one_plain_line_is_written_every_ten_seconds()
    {
        using var line = Plain();

        for (var done = 1; done <= 25; done++)
        {
            _terminal.Time.Advance(TimeSpan.FromSeconds(1));
            line.Report(new EvaluationProgress(done, 100, 4, 0, 0, null));
        }

        _terminal.Text.Should().Be("10/100 trials, 4 in flight, about 90 s left\n20/100 trials, 4 in flight, about 80 s left\n");
    }

    [Fact]
    public void Waiting_is_shown_with_its_reason()
    {
        using var line = Plain();
        _terminal.Time.Advance(TimeSpan.FromSeconds(10));

        line.Report(new EvaluationProgress(0, 8, 8, 0, 3, "429"));

        _terminal.Text.Should().Be("0/8 trials, 8 in flight, 3 retries (last: 429)\n");
    }

    [Fact]
    public void Calls_that_are_held_back_are_shown_with_model_limit_and_reason()
    {
        using var line = Plain();
        _terminal.Time.Advance(TimeSpan.FromSeconds(10));

        line.Report(new EvaluationProgress(0, 64, 64, 0, 0, null) { HeldBack = [new ChatLimitState("openai:/m", 40, 24, 40, "HTTP 429")] });

        _terminal.Text.Should().Be("0/64 trials, 64 in flight, 24 waiting for openai:/m (40 of 40 at once: HTTP 429)\n");
    }

    [Fact]
    public void A_plain_line_has_all_facts_and_is_ascii()
    {
        using var line = Plain();
        _terminal.Time.Advance(TimeSpan.FromSeconds(10));

        line.Report(Busy);

        _terminal.Text.Should().Be(
            "47/120 trials (40 kept), 8 in flight, 3 waiting to retry (429), 2 without output, 5 retries, 12 judgements reused, 30 replayed, $0.42 of $3.00, about 105 s left\n");
        _terminal.Text.Should().Match(t => t.All(char.IsAscii));
    }

    [Fact]
    public void While_nothing_is_reported_the_last_state_is_told_again()
    {
        using var line = Plain();
        line.Report(new EvaluationProgress(0, 8, 8, 0, 8, "503") { Waiting = 8 });

        for (var second = 0; second < 25; second++)
        {
            _terminal.Time.Advance(TimeSpan.FromSeconds(1));
        }

        _terminal.Text.Should().Be(string.Concat(Enumerable.Repeat("0/8 trials, 8 in flight, 8 waiting to retry (503), 8 retries\n", 2)));
    }

    [Fact]
    public void Kept_trials_say_nothing_of_the_time_that_is_left()
    {
        using var line = Plain();
        _terminal.Time.Advance(TimeSpan.FromSeconds(10));

        line.Report(new EvaluationProgress(90, 100, 1, 0, 0, null) { Kept = 90 });
        _terminal.Time.Advance(TimeSpan.FromSeconds(10));
        line.Report(new EvaluationProgress(92, 100, 1, 0, 0, null) { Kept = 90 });

        _terminal.Lines.Should().Equal("90/100 trials (90 kept), 1 in flight", "92/100 trials (90 kept), 1 in flight, about 80 s left");
    }

    [Fact]
    public void On_a_terminal_the_display_is_rewritten_in_place()
    {
        using var line = Live();
        _terminal.Time.Advance(TimeSpan.FromSeconds(12));
        line.Report(Busy);
        line.Report(Busy with { Done = 60, Waiting = 0, InFlight = 1 });
        _terminal.Time.Advance(TimeSpan.FromSeconds(1));

        _terminal.Lines.Should().Equal(
            $"{new string('━', 15)}{new string('─', 16)}  60/120 trials (40 kept)  0:13  about 39 s left",
            "1 in flight, 2 without output, 5 retries (last: 429), 12 judgements reused",
            "30 replayed, $0.42 of $3.00");
    }

    [Fact]
    public void On_a_terminal_the_clock_goes_on_while_nothing_is_reported()
    {
        using var line = Live();
        line.Report(new EvaluationProgress(0, 8, 8, 0, 8, "503") { Waiting = 8 });

        _terminal.Time.Advance(TimeSpan.FromSeconds(1));
        _terminal.Time.Advance(TimeSpan.FromSeconds(64));

        _terminal.Lines.Should().HaveCount(2);
        _terminal.Lines[0].Should().EndWith("0/8 trials  1:05");
    }

    [Fact]
    public void A_live_display_ends_once_and_leaves_one_line()
    {
        using var line = Live();
        _terminal.Time.Advance(TimeSpan.FromSeconds(1));
        line.Report(Busy);
        line.Report(Busy with { Done = 120, InFlight = 0, Waiting = 0 });

        line.End();
        line.End();
        line.Report(Busy);
        _terminal.Time.Advance(TimeSpan.FromMinutes(1));

        _terminal.Lines.Should().Equal(Screen.Show("120/120 trials (40 kept) in 0:01, 2 without output, 5 retries (last: 429), 12 judgements reused, 30 replayed, $0.42 of $3.00"));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    public void No_live_line_is_as_wide_as_the_terminal(int width)
    {
        LiveProgress.Lines(Busy, TimeSpan.FromHours(1), width - 1).Select(Spectre.Console.Markup.Remove).Should().OnlyContain(l => l.Length < width);
    }

    [Fact]
    public void The_cursor_is_never_hidden_so_that_a_killed_process_leaves_a_sane_terminal()
    {
        using var line = Live();
        _terminal.Time.Advance(TimeSpan.FromSeconds(1));
        line.Report(Busy);

        _terminal.Text.Should().NotContain("\u001b[?25l").And.EndWith("\n\u001b[J");
    }

    [Fact]
    public void The_reason_of_a_retry_is_neither_markup_nor_escape_code()
    {
        using var line = Live();
        _terminal.Time.Advance(TimeSpan.FromSeconds(1));

        line.Report(new EvaluationProgress(0, 8, 8, 0, 3, "[red]no[/] \u001b[2J[bold"));

        _terminal.Lines[1].Should().Be("8 in flight, 3 retries (last: [red]no[/] [bold)");
        _terminal.Text.Should().NotContain("\u001b[2J");
    }

    [Fact]
    public void Reports_of_many_threads_leave_one_display()
    {
        using var line = Live();

        Parallel.For(1, 500, done =>
        {
            _terminal.Time.Advance(TimeSpan.FromMilliseconds(250));
            line.Report(new EvaluationProgress(done, 500, 4, 0, 0, null));
        });

        _terminal.Lines.Should().HaveCount(2);
        line.End();
        _terminal.Lines.Should().ContainSingle().Which.Should().MatchRegex("^[0-9]+/500 trials in [0-9:]+$");
    }

    [Fact]
    public void A_display_that_cannot_be_written_does_not_stop_the_run()
    {
        using var broken = new BrokenWriter();
        using var line = new ProgressLine(_terminal.Context(terminal: false) with { Error = broken });
        _terminal.Time.Advance(TimeSpan.FromSeconds(10));

        var report = () => line.Report(Busy);

        report.Should().NotThrow();
    }

    private ProgressLine Plain() => new(_terminal.Context(terminal: false));

    private ProgressLine Live() => new(_terminal.Context());

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
