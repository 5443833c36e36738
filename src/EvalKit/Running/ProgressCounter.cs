using EvalKit.Redaction;

namespace EvalKit.Running;

/// <summary>Counts a run's trials and tells whoever watches. Thread-safe.</summary>
internal sealed class ProgressCounter(int total, decimal? budget, IProgress<EvaluationProgress>? watcher, SecretRedactor redactor)
{
    private readonly Lock _lock = new();
    private EvaluationProgress _now = new(0, total, 0, 0, 0, null) { BudgetUsd = budget };

    public EvaluationProgress Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    public void Started() => Change(p => p with { InFlight = p.InFlight + 1 });

    /// <summary>A trial that an earlier run had done.</summary>
    public void Kept() => Change(p => p with { Done = p.Done + 1, Kept = p.Kept + 1 });

    /// <summary>A trial waits before it is tried again.</summary>
    public void Waiting(string reason) => Change(p => p with { Waiting = p.Waiting + 1, Retries = p.Retries + 1, LastRetryReason = redactor.Redact(reason) });

    public void Waited() => Change(p => p with { Waiting = p.Waiting - 1 });

    /// <summary>A judgement of the baseline was taken over.</summary>
    public void Reused() => Change(p => p with { Reused = p.Reused + 1 });

    /// <summary>What a trial cost, as far as it is known, and how many of its judgements nobody was asked for.</summary>
    public void Paid(decimal cost, int replayed) => Change(p => p with { CostUsd = p.CostUsd + cost, Replayed = p.Replayed + replayed });

    /// <summary>A trial ended; null when it never came to a result.</summary>
    public void Ended(Trial? trial) => Change(p => p with { InFlight = p.InFlight - 1, Done = p.Done + 1, Failed = p.Failed + (trial?.Status == TrialStatus.Ok ? 0 : 1) });

    private void Change(Func<EvaluationProgress, EvaluationProgress> change)
    {
        EvaluationProgress now;
        lock (_lock)
        {
            now = _now = change(_now);
        }

        watcher?.Report(now);
    }
}
