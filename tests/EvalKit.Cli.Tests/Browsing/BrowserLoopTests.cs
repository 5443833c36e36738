using System.Text;
using EvalKit.Cli.Browsing;
using EvalKit.Cli.Terminal;
using EvalKit.Cli.Tests.Terminal;

namespace EvalKit.Cli.Tests.Browsing;

public sealed class BrowserLoopTests : IDisposable
{
    private const string Enter = "\u001b[?1049h";
    private const string Leave = "\u001b[?1049l";

    private readonly TestTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task The_screen_of_its_own_is_left_when_the_reader_leaves()
    {
        await RunAsync("nq");

        _terminal.Text.Should().StartWith(Enter).And.EndWith(Leave);
        _terminal.Text.Should().Contain("case 1 of 5").And.Contain("case 2 of 5");
    }

    [Fact]
    public async Task The_screen_of_its_own_is_left_when_the_browser_is_cancelled()
    {
        using var stop = new CancellationTokenSource();

        var run = () => RunAsync("n", stop);

        await run.Should().ThrowAsync<OperationCanceledException>();
        _terminal.Text.Should().EndWith(Leave);
    }

    [Fact]
    public async Task A_copy_is_sent_to_the_terminal_once()
    {
        var pages = SamplePages.Of();

        await RunAsync("yjq");

        var sent = _terminal.Text.Split("\u001b]52;c;");
        sent.Should().HaveCount(2);
        Encoding.UTF8.GetString(Convert.FromBase64String(sent[1][..sent[1].IndexOf('\u0007', StringComparison.Ordinal)])).Should().Be(pages[0].Json());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Without_a_terminal_for_keys_and_screen_it_names_what_to_use_instead(bool screen, bool keys)
    {
        var context = _terminal.Context(terminal: screen) with { Keys = keys ? new Keys("q", null) : null };

        (await CommandLine.RunAsync(["browse", "latest"], context, CancellationToken.None)).Should().Be(ExitCodes.Usage);

        _terminal.Text.Should().Contain("`evalkit report`").And.Contain("`evalkit export`").And.NotContain(Enter);
    }

    private Task RunAsync(string keys, CancellationTokenSource? stop = null) =>
        new BrowserLoop(ErrorConsole.Of(_terminal.Context()).Terminal!, new Keys(keys, stop)).RunAsync(SamplePages.Of(), stop?.Token ?? CancellationToken.None);

    /// <summary>Keys in a row; after the last one the browser is cancelled.</summary>
    private sealed class Keys(string keys, CancellationTokenSource? stop) : IKeySource
    {
        private int _next;

        public async Task<ConsoleKeyInfo> ReadAsync(CancellationToken cancellationToken)
        {
            if (_next == keys.Length)
            {
                await stop!.CancelAsync();
            }

            cancellationToken.ThrowIfCancellationRequested();
            return BrowserText.Key(keys[_next++]);
        }
    }
}
