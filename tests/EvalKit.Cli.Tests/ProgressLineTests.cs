using EvalKit.Running;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Cli.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Elsewhere_than_on_a_terminal_one_plain_line_is_written_every_ten_seconds()
    {
        var line = Line(terminal: false);

        for (var done = 1; done <= 25; done++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            line.Report(new EvaluationProgress(done, 100, 4, 0, 0, null));
        }

        _error.ToString().Should().Be("10/100 trials, 4 in flight, about 90 s left\n20/100 trials, 4 in flight, about 80 s left\n");
    }

    [Fact]
    public void Waiting_is_shown_with_its_reason()
    {
        var line = Line(terminal: false);
        _time.Advance(TimeSpan.FromSeconds(10));

        line.Report(new EvaluationProgress(0, 8, 8, 0, 3, "429"));

        _error.ToString().Should().Be("0/8 trials, 8 in flight, 3 retries (last: 429)\n");
    }

    [Fact]
    public void On_a_terminal_the_line_is_rewritten_covers_what_stood_there_and_ends_once()
    {
        var line = Line(terminal: true);
        _time.Advance(TimeSpan.FromSeconds(1));
        line.Report(new EvaluationProgress(1, 2, 1, 0, 0, null));
        line.Report(new EvaluationProgress(2, 2, 0, 1, 0, null));
        line.Report(new EvaluationProgress(2, 2, 0, 0, 0, null));

        line.End();
        line.End();

        _error.ToString().Should().Be("\r1/2 trials, 1 in flight, about 1 s left\r2/2 trials, 0 in flight, 1 without output\r2/2 trials, 0 in flight                  \n");
    }

    private ProgressLine Line(bool terminal) => new(new CliContext(TextWriter.Null, _error, _ => null, ".", _time, terminal));
}
