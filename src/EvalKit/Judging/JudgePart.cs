namespace EvalKit.Judging;

/// <summary>A feedback that is counted from what a judge found beside its verdict; its name is <c>&lt;judge&gt;.&lt;name&gt;</c>. Immutable.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Of">The label of items, or the list; for <see cref="JudgePartKind.Item"/> the label that is true.</param>
internal sealed record JudgePart(string Name, JudgePartKind Kind, string Of)
{
    /// <summary>Which direction is good. Default: higher.</summary>
    public Polarity Polarity { get; init; } = Polarity.HigherIsBetter;

    /// <summary>The position of the item from 1, for <see cref="JudgePartKind.Item"/>.</summary>
    public int Position { get; init; }
}
