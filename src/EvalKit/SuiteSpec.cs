namespace EvalKit;

/// <summary>A suite as pure data: what a file, an attribute or the builder makes, and what the fingerprint is taken of. Immutable.</summary>
public sealed record SuiteSpec
{
    /// <summary>The suite's name: lower-case letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; names the baseline and recording files.</summary>
    public required string Name { get; init; }

    /// <summary>The dataset; null when cases are given in code.</summary>
    public DatasetSpec? Dataset { get; init; }

    /// <summary>The app; null for recorded outputs and for a delegate.</summary>
    public AppSpec? App { get; init; }

    /// <summary>The scorers.</summary>
    public IReadOnlyList<ScorerSpec> Scorers { get; init; } = [];

    /// <summary>The run metrics.</summary>
    public IReadOnlyList<ScorerSpec> Metrics { get; init; } = [];

    /// <summary>The gates.</summary>
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>How it is run.</summary>
    public RunSettings Run { get; init; } = new();

    /// <summary>What runs side by side, in order: the combinations of a suite file's matrix. The first is this suite itself, and what the others are paired with. Empty without a matrix.</summary>
    public IReadOnlyList<SuiteVariant> Variants { get; init; } = [];

    /// <summary>The folder that relative paths start from; null for the current file root.</summary>
    public string? Folder { get; init; }

    /// <summary>The suite file; null when there is none.</summary>
    public string? File { get; init; }
}
