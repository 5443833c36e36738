using EvalKit.Cli.Terminal;
using EvalKit.Gating;
using EvalKit.Reporting;
using EvalKit.Settings;

namespace EvalKit.Cli.Watching;

/// <summary>Runs a suite again whenever a file that it depends on changes, and tells what moved against the round before. Ends when it is cancelled, and after a round that was asked to finish.</summary>
internal sealed class WatchLoop
{
    private const string SettingsFile = "evalkit.json";
    private const int MaxNames = 3;

    /// <summary>The files that a store keeps beside its database.</summary>
    private static readonly string[] DatabaseSuffixes = ["", "-wal", "-shm", "-journal", ".holds"];

    private readonly CliContext _context;
    private readonly ErrorConsole _console;
    private readonly ChangeWatcher _watcher;
    private EvalRun? _before;
    private int _exitCode = ExitCodes.Ok;

    private WatchLoop(CliContext context, string suite)
    {
        _context = context;
        _console = ErrorConsole.Of(context);
        _watcher = new ChangeWatcher(new WatchedFiles(Path.GetDirectoryName(suite)!), context.Time);
        _watcher.Add([suite, context.PathOf(SettingsFile)], outputs: []);
    }

    /// <summary>Runs the first round and one after every change.</summary>
    /// <param name="context">The process.</param>
    /// <param name="suite">The suite file, by full path.</param>
    /// <param name="run">Makes a round and returns its exit code. A fault is told, and watching goes on.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <returns>The exit code of the last round that ended.</returns>
    /// <exception cref="OperationCanceledException">Cancelled while a round was running.</exception>
    public static async Task<int> RunAsync(CliContext context, string suite, Func<WatchRound, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        var loop = new WatchLoop(context, suite);
        for (var round = 1; ; round++)
        {
            await loop.RoundAsync(run, cancellationToken);

            // The first Ctrl-C in a round lets it finish what is in flight, and it is the watching that was to end.
            if (context.Interrupt?.Drain.IsCancellationRequested == true || await loop.ChangesAsync(cancellationToken) is not { } changes)
            {
                return loop._exitCode;
            }

            loop.Announce(round + 1, changes);
        }
    }

    private async Task RoundAsync(Func<WatchRound, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        var round = new WatchRound(Watch);
        try
        {
            _exitCode = await run(round, cancellationToken);
        }
        catch (Exception exception) when (ExitCodes.Of(exception) is { } exitCode)
        {
            _console.Fault(exception.Message);
            _exitCode = exitCode;
        }

        if (round.Run is { } made)
        {
            if (_before is { } before && before.Results.Record.Suite == made.Results.Record.Suite)
            {
                _console.Write(MovementSummary.Lines(made, Baselines.FromRun(before.Results, _context.Time.GetUtcNow()), "the round before"));
            }

            _before = made;
        }

        if (_watcher.RunEnded() is { Count: > 0 } written)
        {
            _console.Line($"{Names(written)} changed in this run and in the one before, so the app, or a pipe that takes this output, seems to write there. It starts no round; let git ignore it.");
        }
    }

    /// <summary>The next changes; null when the watching is to end.</summary>
    private async Task<IReadOnlyList<string>?> ChangesAsync(CancellationToken cancellationToken)
    {
        _console.Line(FormattableString.Invariant($"watching {_watcher.Count} {(_watcher.Count == 1 ? "file" : "files")} for changes, Ctrl-C ends"));
        try
        {
            return await _watcher.ChangesAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _console.Line(""); // The terminal shows ^C, and the prompt should not stand beside it.
            return null;
        }
    }

    private void Announce(int round, IReadOnlyList<string> changes) => _console.Rule(FormattableString.Invariant($"round {round}: {Names(changes)} changed"));

    private void Watch(SuiteSpec spec, SettingValues settings)
    {
        var store = _context.PathOf(settings[SettingCatalog.Store].Value!);
        _watcher.Add(SuiteInputs.Of(spec), [_context.PathOf(settings[SettingCatalog.Output].Value!), .. DatabaseSuffixes.Select(s => store + s)]);
    }

    private string Names(IReadOnlyList<string> paths)
    {
        var names = paths.Take(MaxNames).Select(p => TerminalText.Of(Path.GetRelativePath(_context.Folder, p)));
        return string.Join(", ", names) + (paths.Count > MaxNames ? FormattableString.Invariant($" and {paths.Count - MaxNames} more") : "");
    }
}
