namespace EvalKit.Judging.Controls;

/// <summary>A case whose verdict is known, so that a judge can be tried on it. Immutable.</summary>
public sealed record JudgeControl
{
    /// <summary>Its name, unique in its file.</summary>
    public required string Id { get; init; }

    /// <summary>What it tests.</summary>
    public required JudgeControlKind Kind { get; init; }

    /// <summary>Case and trial for the judge.</summary>
    public required ScoreArguments Arguments { get; init; }

    /// <summary>The verdict that is right, as the judge would write it: <c>yes</c>, <c>4</c>, a label of the menu.</summary>
    public required string Verdict { get; init; }

    /// <summary>Where it stands, as <c>file:line</c>.</summary>
    public required string Location { get; init; }

    /// <summary>The guidelines that the judge is given; empty for a judge that takes none.</summary>
    internal IReadOnlyList<JudgeGuideline> Guidelines { get; init; } = [];
}
