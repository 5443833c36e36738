namespace EvalKit.Scoring;

/// <summary>Options of <c>finish_reason</c>.</summary>
public sealed record FinishReasonOptions : ScorerOptions
{
    /// <summary>The reasons that pass. Default: <c>stop</c>.</summary>
    public IReadOnlyList<string> Pass { get; init; } = ["stop"];
}
