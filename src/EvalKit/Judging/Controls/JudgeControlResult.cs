namespace EvalKit.Judging.Controls;

/// <summary>What a judge said of a control. Immutable.</summary>
/// <param name="Control">The control.</param>
/// <param name="Score">The verdict or the error, with reason and metadata.</param>
/// <param name="Expected">The value that is right.</param>
public sealed record JudgeControlResult(JudgeControl Control, Score Score, FeedbackValue Expected)
{
    /// <summary>Whether the value that is right passes; null when the judge knows no pass rule.</summary>
    internal bool? ExpectedPasses { get; init; }

    /// <summary>Whether the judge gave the verdict that is right. A number is right that passes or fails as the expected one does, where there is a pass rule.</summary>
    public bool IsHit => Score.Value is { Kind: FeedbackValueKind.Number } && ExpectedPasses is { } passes ? Score.Passed == passes : Expected.Equals(Score.Value);

    /// <summary>Whether it gave another one. An error is neither a hit nor a miss.</summary>
    public bool IsMiss => Score.Value is not null && !IsHit;

    /// <summary>What it cost now.</summary>
    public JudgeCost Cost => JudgeCost.Of(Score.Metadata);
}
