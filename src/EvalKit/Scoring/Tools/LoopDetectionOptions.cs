namespace EvalKit.Scoring;

/// <summary>Options of <c>loop_detection</c>.</summary>
public sealed record LoopDetectionOptions : ScorerOptions
{
    /// <summary>How often in a row the same calls are a loop, from 2. Default: 3.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>The most calls that one round of a loop may have, from 1. Default: 4.</summary>
    public int LongestRound { get; init; } = 4;
}
