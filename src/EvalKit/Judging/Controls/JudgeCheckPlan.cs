namespace EvalKit.Judging.Controls;

/// <summary>What asking a judge for its controls would do and cost. Immutable.</summary>
/// <param name="Controls">Requests in all: one for each control that is not decided without a model.</param>
/// <param name="Recorded">Those that a recording answers.</param>
/// <param name="Cached">Those that the response cache answers.</param>
/// <param name="Unanswered">Those that nobody can answer.</param>
/// <param name="Calls">Those that the model is asked.</param>
/// <param name="CostUsd">What the calls may cost in US dollars; null when a price is unknown.</param>
public sealed record JudgeCheckPlan(int Controls, int Recorded, int Cached, int Unanswered, int Calls, decimal? CostUsd)
{
    /// <summary>Calls that may come on top, where the judge reads traces by tools; their cost is in <see cref="CostUsd"/>. Default: 0.</summary>
    public int MoreCalls { get; init; }
}
