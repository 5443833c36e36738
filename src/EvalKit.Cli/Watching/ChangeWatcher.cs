namespace EvalKit.Cli.Watching;

/// <summary>
/// Tells which watched files changed, once they are quiet. It looks at the files again and again instead of asking the system to be told: that works
/// on network drives and in containers too. Not thread-safe.
/// </summary>
internal sealed class ChangeWatcher
{
    /// <summary>How long nothing may change before changes are told: editors and branch switches write several files, one after another.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Of a large tree: how much longer the pause is than the look before it.</summary>
    private const int PausePerLook = 10;

    private readonly WatchedFiles _files;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _writtenByRuns = new(StringComparer.Ordinal);
    private FileSnapshot _seen;
    private FileSnapshot _latest;
    private long _latestChange;
    private TimeSpan _pause = ShortestPause;
    private IReadOnlyList<string> _changedInRun = [];
    private IReadOnlyList<string> _startedBy = [];
    private bool _isAfterRun;

    public ChangeWatcher(WatchedFiles files, TimeProvider time)
    {
        _files = files;
        _time = time;
        _seen = _latest = files.Snapshot();
    }

    /// <summary>How many files are watched.</summary>
    public int Count => _seen.Count;

    /// <summary>Watches files that the suite names and leaves out those that runs write, from now on.</summary>
    public void Add(IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        var added = inputs.Where(i => !_files.IsInput(i)).ToList();
        _files.Add(added, outputs);
        var now = _files.Snapshot();
        _seen = _seen.With([.. added, .. _seen.ChangedIn(now).Where(_files.IsOutput)], now);
    }

    /// <summary>
    /// Tells the watcher that a run has ended. A file that appeared while it was going was made by it, and is not watched during runs. Other changes
    /// made meanwhile count, so that an edit is not missed; but where the same files changed in two runs, of which the second was started by them alone,
    /// it is the run that writes them, and they do not start a third: from then on they are not watched during runs either. What becomes of such files until they are
    /// quiet is the run's too, for its last lines may go through a pipe into a file here.
    /// </summary>
    /// <returns>The files that changed in both runs.</returns>
    public IReadOnlyList<string> RunEnded()
    {
        var now = _files.Snapshot();
        var changed = _seen.ChangedIn(now).Where(p => !_files.IsInput(p)).ToList();
        _writtenByRuns.UnionWith(changed.Where(p => !_seen.Has(p)));
        var ignored = GitIgnore.Of(_files.Folder, changed);
        _changedInRun = [.. changed.Where(p => !_writtenByRuns.Contains(p) && !ignored.Contains(p))];
        IReadOnlyList<string> repeated = _changedInRun.Count > 0 && _changedInRun.All(_startedBy.Contains) ? _changedInRun : [];
        _seen = _seen.With([.. changed.Except(_changedInRun), .. repeated], now);
        _startedBy = [];
        _writtenByRuns.UnionWith(repeated);
        _isAfterRun = true;
        return repeated;
    }

    /// <summary>Waits for changes.</summary>
    /// <returns>The files, by full path and in order; never empty.</returns>
    public async Task<IReadOnlyList<string>> ChangesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(_pause, _time, cancellationToken);
            if (Look() is { Count: > 0 } changes)
            {
                return changes;
            }
        }
    }

    /// <summary>Looks once: the changes, when they have been quiet for long enough.</summary>
    public IReadOnlyList<string> Look()
    {
        var start = _time.GetTimestamp();
        var now = _files.Snapshot();
        var end = _time.GetTimestamp();
        if (_latest.ChangedIn(now).Count > 0)
        {
            _latest = now;
            _latestChange = end;
        }

        if (_time.GetElapsedTime(_latestChange, end) < Quiet)
        {
            _pause = ShortestPause;
            return [];
        }

        _pause = TimeSpan.FromTicks(Math.Clamp(_time.GetElapsedTime(start, end).Ticks * PausePerLook, ShortestPause.Ticks, LongestPause.Ticks));
        return Settled(now);
    }

    private IReadOnlyList<string> Settled(FileSnapshot now)
    {
        if (_isAfterRun)
        {
            _isAfterRun = false;
            _seen = _seen.With(_writtenByRuns, now);
        }

        var changed = _seen.ChangedIn(now);
        if (changed.Count == 0)
        {
            return [];
        }

        _seen = now;
        var ignored = GitIgnore.Of(_files.Folder, changed.Where(p => !_files.IsInput(p)));
        IReadOnlyList<string> counting = [.. changed.Where(p => !ignored.Contains(p))];
        _startedBy = counting.All(_changedInRun.Contains) ? counting : [];
        return counting;
    }
}
