namespace EvalKit.Judging;

/// <summary>How several judgements become one.</summary>
public enum VoteRule
{
    /// <summary>The value with the most weight; a tie is an error unless a value for it is declared. For bools and categories.</summary>
    Majority,

    /// <summary>The weighted mean. For numbers, and for bools, of which it is the share that is true.</summary>
    Mean,

    /// <summary>The middle value, or the mean of the two in the middle. For numbers.</summary>
    Median,

    /// <summary>The mean without the smallest and largest values. For numbers.</summary>
    TrimmedMean,
}
