using EvalKit.Redaction;

namespace EvalKit.Running;

/// <summary>Counts a run's trials and tells whoever watches. Thread-safe.</summary>
internal sealed class ProgressCounter(int total, IProgress<EvaluationProgress>? watcher, SecretRedactor redactor)
{
    private readonly Lock _lock = new();
    private int _done;
    private int _inFlight;
    private int _failed;
    private int _retries;
    private string? _lastRetryReason;

    public void Started() => Change(() => _inFlight++);

    public void Retried(string reason) => Change(() =>
    {
        _retries++;
        _lastRetryReason = redactor.Redact(reason);
    });

    /// <summary>A trial ended; null when it never came to a result.</summary>
    public void Ended(Trial? trial) => Change(() =>
    {
        _inFlight--;
        _done++;
        _failed += trial?.Status == TrialStatus.Ok ? 0 : 1;
    });

    private void Change(Action change)
    {
        EvaluationProgress progress;
        lock (_lock)
        {
            change();
            progress = new EvaluationProgress(_done, total, _inFlight, _failed, _retries, _lastRetryReason);
        }

        watcher?.Report(progress);
    }
}
