using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Options of <c>summarization</c>.</summary>
public sealed record SummarizationOptions : ScorerOptions
{
    /// <summary>The value from which a summary passes, from 0 to 1. Default: 0.5, half of what it says and half of what it should say.</summary>
    public double Threshold { get; init; } = 0.5;
}
