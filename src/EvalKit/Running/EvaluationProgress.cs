using EvalKit.Chat.Limits;

namespace EvalKit.Running;

/// <summary>How far a run is. Immutable.</summary>
/// <param name="Done">Trials that are run and scored, kept ones included.</param>
/// <param name="Total">Trials that are planned.</param>
/// <param name="InFlight">Trials that are running now.</param>
/// <param name="Failed">Trials without output so far.</param>
/// <param name="Retries">Retries so far.</param>
/// <param name="LastRetryReason">Why the last retry was made; null when none was.</param>
public sealed record EvaluationProgress(int Done, int Total, int InFlight, int Failed, int Retries, string? LastRetryReason)
{
    /// <summary>Trials of <see cref="Done"/> that an earlier, unfinished run had paid for.</summary>
    public int Kept { get; init; }

    /// <summary>Trials of <see cref="InFlight"/> that wait before a retry, for the reason <see cref="LastRetryReason"/>.</summary>
    public int Waiting { get; init; }

    /// <summary>Models whose calls wait because their provider takes no more at once, each with the reason. Default: none.</summary>
    public IReadOnlyList<ChatLimitState> HeldBack { get; init; } = [];

    /// <summary>Judgements taken over from the baseline, because answer and judge are unchanged.</summary>
    public int Reused { get; init; }

    /// <summary>Judgements answered by a recording or by the response cache.</summary>
    public int Replayed { get; init; }

    /// <summary>What the run has spent so far, in US dollars, as far as prices are known; of a run that goes on also what it had spent before.</summary>
    public decimal CostUsd { get; init; }

    /// <summary>The cap on <see cref="CostUsd"/>; null for none.</summary>
    public decimal? BudgetUsd { get; init; }
}
