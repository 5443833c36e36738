namespace EvalKit.Judging;

/// <summary>A rubric with anchored levels. Immutable.</summary>
public sealed record Rubric
{
    /// <summary>What is judged, in a sentence or two: how helpful the answer is to a beginner, say.</summary>
    public required string Criteria { get; init; }

    /// <summary>The levels, at least two, each number once.</summary>
    public required IReadOnlyList<RubricLevel> Levels { get; init; }

    /// <summary>The level from which an answer passes; null (the default) for no pass rule.</summary>
    public int? PassAtLeast { get; init; }

    /// <summary>The feedback's name. Default: <c>rubric</c>.</summary>
    public string Name { get; init; } = RubricPrompt.Name;
}
