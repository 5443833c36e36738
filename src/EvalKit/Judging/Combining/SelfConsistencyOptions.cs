namespace EvalKit.Judging;

/// <summary>Options of <c>self_consistency</c>.</summary>
public sealed record SelfConsistencyOptions : VoteOptions
{
    /// <summary>The smallest number that can outvote one stray answer.</summary>
    internal const int DefaultCount = 3;

    /// <summary>How often the judge is asked, from 2. Default: 3. Each asking is a call of its own with a recording of its own.</summary>
    public int Count { get; init; } = DefaultCount;
}
