using EvalKit.Chat.Limits;
using EvalKit.Redaction;
using EvalKit.Running.Budget;

namespace EvalKit.Running;

/// <summary>Counts a run's trials and tells whoever watches. Thread-safe.</summary>
internal sealed class ProgressCounter : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IProgress<EvaluationProgress>? _watcher;
    private readonly SecretRedactor _redactor;
    private readonly ChatLimits _limits;
    private EvaluationProgress _now;

    public ProgressCounter(int total, BudgetMeter budget, IProgress<EvaluationProgress>? watcher, SecretRedactor redactor, ChatLimits limits)
    {
        _watcher = watcher;
        _redactor = redactor;
        _limits = limits;
        _now = new EvaluationProgress(0, total, 0, 0, 0, null) { BudgetUsd = budget.Cap, CostUsd = budget.Spent };
        if (watcher is not null)
        {
            limits.Changed += CallsChanged;
        }
    }

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

    /// <summary>More trials are planned.</summary>
    public void Planned(int more) => Change(p => p with { Total = p.Total + more });

    /// <summary>A trial that an earlier run had done.</summary>
    public void Kept() => Change(p => p with { Done = p.Done + 1, Kept = p.Kept + 1 });

    /// <summary>A trial waits before it is tried again.</summary>
    public void Waiting(string reason) => Change(p => p with { Waiting = p.Waiting + 1, Retries = p.Retries + 1, LastRetryReason = _redactor.Redact(reason) });

    public void Waited() => Change(p => p with { Waiting = p.Waiting - 1 });

    /// <summary>A judgement of the baseline was taken over.</summary>
    public void Reused() => Change(p => p with { Reused = p.Reused + 1 });

    /// <summary>What a trial cost, as far as it is known, and how many of its judgements nobody was asked for.</summary>
    public void Paid(decimal cost, int replayed) => Change(p => p with { CostUsd = p.CostUsd + cost, Replayed = p.Replayed + replayed });

    /// <summary>A trial ended; null when it never came to a result.</summary>
    public void Ended(Trial? trial) => Change(p => p with { InFlight = p.InFlight - 1, Done = p.Done + 1, Failed = p.Failed + (trial?.Status == TrialStatus.Ok ? 0 : 1) });

    /// <summary>The limits are no longer listened to: they may outlive the run.</summary>
    public void Dispose() => _limits.Changed -= CallsChanged;

    private void CallsChanged() => Change(p => p);

    private void Change(Func<EvaluationProgress, EvaluationProgress> change)
    {
        EvaluationProgress now;
        lock (_lock)
        {
            now = _now = change(_now);
        }

        _watcher?.Report(now with { HeldBack = [.. _limits.Now.Where(l => l is { Reason: not null, Waiting: > 0 })] });
    }
}
