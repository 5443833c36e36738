namespace EvalKit.Judging;

/// <summary>One stage of a cascade: a scorer, and when it is not sure. An error and nothing to score are never sure. Immutable.</summary>
/// <param name="Scorer">The scorer.</param>
public sealed record CascadeStage(IScorer Scorer)
{
    /// <summary>The values that decide: labels, or <c>yes</c> and <c>no</c>; any other value is passed on. Empty (the default) for all. For bools and categories.</summary>
    public IReadOnlyList<string> Decides { get; init; } = [];

    /// <summary>The start of the band of numbers that are passed on, inclusive; null (the default) for none. For numbers.</summary>
    public double? UnsureFrom { get; init; }

    /// <summary>The end of the band of numbers that are passed on, inclusive; null (the default) for none. For numbers.</summary>
    public double? UnsureTo { get; init; }

    /// <summary>The least agreement of a jury or self-consistency that decides, from 0 to 1; null (the default) for any.</summary>
    public double? MinAgreement { get; init; }
}
