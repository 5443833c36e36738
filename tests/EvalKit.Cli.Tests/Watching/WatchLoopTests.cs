using EvalKit.Cli.Tests.Terminal;
using EvalKit.Cli.Watching;

namespace EvalKit.Cli.Tests.Watching;

public sealed class WatchLoopTests : IDisposable
{
    private readonly TestTerminal _terminal = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-loop").FullName;
    private readonly CancellationTokenSource _stop = new(TimeSpan.FromMinutes(1));
    private int _rounds;

    public void Dispose()
    {
        _terminal.Dispose();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_fault_is_told_watched_on_and_forgotten_when_the_next_round_is_good()
    {
        var loop = Start(round => round == 1 ? throw new EvalKitException(FaultKind.Usage, "a.suite.yaml:3: expected a list") : 0);
        await RoundsAsync(loop, 1);

        File.WriteAllText(Suite, "name: a");
        await RoundsAsync(loop, 2);
        await _stop.CancelAsync();

        (await loop).Should().Be(0);
        _terminal.Text.Should().MatchRegex("(?s)^evalkit: a.suite.yaml:3: expected a list\nwatching [0-9] files? for changes.*\nround 2: a.suite.yaml changed\n.*watching");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Stopped_while_it_waits_it_ends_with_the_exit_code_of_the_last_round(int exitCode)
    {
        var loop = Start(_ => exitCode);
        await RoundsAsync(loop, 1);

        await _stop.CancelAsync();

        (await loop).Should().Be(exitCode);
    }

    [Fact]
    public async Task Stopped_during_a_round_it_is_cancelled()
    {
        var loop = Start(_ =>
        {
            _stop.Cancel();
            throw new OperationCanceledException(_stop.Token);
        });

        var end = () => loop;

        await end.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Interrupted_during_a_round_it_ends_when_that_has_finished_what_was_in_flight()
    {
        using var interrupt = new Interrupt();
        var loop = Start(
            _ =>
            {
                using var draining = interrupt.Draining();
                interrupt.TryRequest();
                return 3;
            },
            interrupt);

        (await loop).Should().Be(3);
        _terminal.Text.Should().NotContain("watching");
    }

    [Fact]
    public async Task A_bug_ends_the_watching()
    {
        var end = () => Start(_ => throw new InvalidOperationException("a bug"));

        await end.Should().ThrowAsync<InvalidOperationException>();
    }

    private string Suite => Path.Combine(_folder, "a.suite.yaml");

    private Task<int> Start(Func<int, int> run, Interrupt? interrupt = null) =>
        WatchLoop.RunAsync(_terminal.Context(terminal: false, folder: _folder) with { Interrupt = interrupt }, Suite, (_, _) => Task.FromResult(run(++_rounds)), _stop.Token);

    /// <summary>Moves the clock until so many rounds were made and their end was told.</summary>
    private async Task RoundsAsync(Task loop, int rounds)
    {
        while (!loop.IsCompleted && _terminal.Text.Split("watching ").Length <= rounds)
        {
            _terminal.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }
}
