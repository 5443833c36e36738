using EvalKit.Reporting.Text;
using EvalKit.Running;

namespace EvalKit.Cli;

/// <summary>Shows how far a run is: live on a terminal, one plain line every ten seconds elsewhere. Thread-safe.</summary>
internal sealed class ProgressLine(CliContext context) : IProgress<EvaluationProgress>
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);

    private const int LongestReason = 200;

    private readonly Lock _lock = new();
    private readonly long _started = context.Time.GetTimestamp();
    private long _last = context.Time.GetTimestamp();
    private int _width;

    public void Report(EvaluationProgress value)
    {
        lock (_lock)
        {
            var interval = context.ErrorIsTerminal ? LiveInterval : PlainInterval;
            if (context.Time.GetElapsedTime(_last) < interval && !(context.ErrorIsTerminal && value.Done == value.Total))
            {
                return;
            }

            _last = context.Time.GetTimestamp();
            if (context.ErrorIsTerminal)
            {
                // A shorter text must cover the one before it.
                var text = Text(value);
                context.Error.Write($"\r{text.PadRight(_width)}");
                _width = text.Length;
            }
            else
            {
                context.Error.WriteLine(Text(value));
            }
        }
    }

    /// <summary>Ends a live line, so that what follows begins on its own.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (_width > 0)
            {
                context.Error.WriteLine();
                _width = 0;
            }
        }
    }

    private string Text(EvaluationProgress value)
    {
        var text = FormattableString.Invariant($"{value.Done}/{value.Total} trials, {value.InFlight} in flight");
        text += value.Failed > 0 ? FormattableString.Invariant($", {value.Failed} without output") : "";
        text += value.Retries > 0 ? FormattableString.Invariant($", {value.Retries} retries (last: {TerminalText.Of(value.LastRetryReason ?? "", LongestReason)})") : "";
        return text + Remaining(value);
    }

    private string Remaining(EvaluationProgress value)
    {
        if (value.Done == 0 || value.Done == value.Total)
        {
            return "";
        }

        var seconds = context.Time.GetElapsedTime(_started).TotalSeconds / value.Done * (value.Total - value.Done);
        return FormattableString.Invariant($", about {Math.Ceiling(seconds)} s left");
    }
}
