using EvalKit.Running;

namespace EvalKit.Cli.Terminal;

/// <summary>Shows how far a run is: live on a terminal, one plain line every ten seconds elsewhere. Thread-safe.</summary>
internal sealed class ProgressLine : IProgress<EvaluationProgress>, IDisposable
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>While all trials wait there is no news, and a display that stands still looks like a program that hangs.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly ErrorConsole _console;
    private readonly LiveBlock? _block;
    private readonly ITimer _timer;
    private readonly string _title;
    private readonly long _started;
    private long _last;
    private EvaluationProgress? _progress;
    private bool _isOver;

    /// <summary>What was reported last; null for nothing.</summary>
    public EvaluationProgress? Last
    {
        get
        {
            lock (_lock)
            {
                return _progress;
            }
        }
    }

    /// <summary>Begins the display.</summary>
    /// <param name="context">The process.</param>
    /// <param name="title">What runs, where there are several; null for none.</param>
    public ProgressLine(CliContext context, string? title = null)
    {
        _title = title is null ? "" : $"{title}: ";
        _time = context.Time;
        _console = ErrorConsole.Of(context);
        _block = _console.Terminal is { } terminal ? new LiveBlock(terminal) : null;
        _started = _last = _time.GetTimestamp();
        _timer = _time.CreateTimer(_ => OnBeat(), null, Beat, Beat);
    }

    public void Report(EvaluationProgress value)
    {
        lock (_lock)
        {
            _progress = value;
            if (_time.GetElapsedTime(_last) >= (_block is null ? PlainInterval : LiveInterval))
            {
                Show();
            }
        }
    }

    /// <summary>Says that no more trials are started; the display goes on.</summary>
    public void Draining()
    {
        lock (_lock)
        {
            _block?.Clear();
            _console.Line("stopping: trials in flight are finished and kept; once more stops at once");
        }
    }

    /// <summary>Ends the display: a live one is replaced by one line that stays.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            _timer.Dispose();
            _block?.Clear();
            if (_block is not null && _progress is { } progress)
            {
                _console.Line(_title + ProgressText.End(progress, Elapsed));
            }
        }
    }

    public void Dispose() => End();

    private TimeSpan Elapsed => _time.GetElapsedTime(_started);

    private void OnBeat()
    {
        lock (_lock)
        {
            // Later than a report would be: a report of the same moment knows more.
            if (_time.GetElapsedTime(_last) > (_block is null ? PlainInterval : LiveInterval))
            {
                Show();
            }
        }
    }

    private void Show()
    {
        if (_isOver || _progress is not { } progress)
        {
            return;
        }

        _last = _time.GetTimestamp();
        try
        {
            if (_block is null)
            {
                _console.Line(_title + ProgressText.Line(progress, Elapsed));
            }
            else
            {
                // The last column stays free: terminals differ in what they do after it.
                _block.Show(LiveProgress.Lines(progress, Elapsed, _console.Width - 1));
            }
        }
        catch (IOException)
        {
            // Standard error is gone, for example a file on a full disk. The trials go on: they are worth more than what is said of them.
            _isOver = true;
            _timer.Dispose();
        }
    }
}
