namespace EvalKit.Judging;

/// <summary>How examples are chosen for a judge's prompt. Immutable.</summary>
public sealed record FewShotOptions
{
    /// <summary>Two of each label for a judge that answers yes or no: enough to show where the line is, few enough to pay for in every call.</summary>
    public const int DefaultCount = 4;

    /// <summary>How many examples a prompt shows at most, from 1. Default: 4.</summary>
    public int Count { get; init; } = DefaultCount;

    /// <summary>Decides which ones: another seed, other examples. Default: 7.</summary>
    public int Seed { get; init; } = 7;
}
