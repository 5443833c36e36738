namespace EvalKit.Scoring;

/// <summary>Options of <c>step_count</c>.</summary>
public sealed record StepCountOptions : ScorerOptions
{
    /// <summary>The most steps that pass; null for no rule.</summary>
    public int? Max { get; init; }
}
