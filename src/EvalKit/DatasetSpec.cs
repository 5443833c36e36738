namespace EvalKit;

/// <summary>Where the cases come from and what the columns mean. All but the paths may be left out: the column conventions apply. Immutable.</summary>
public sealed record DatasetSpec
{
    /// <summary>The files, relative to the folder of the suite; read in order as one dataset.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The dataset's name; null for the first file's name without extension.</summary>
    public string? Name { get; init; }

    /// <summary>The column of ids; null for <c>id</c>, else a content hash.</summary>
    public string? Id { get; init; }

    /// <summary>Input name → column; null for every column without a role.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>Expectation name → column; null for the conventions.</summary>
    public IReadOnlyDictionary<string, string>? Expectations { get; init; }

    /// <summary>Expectation name → text that separates several accepted values in one cell. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> Separators { get; init; } = new Dictionary<string, string>();

    /// <summary>The column of recorded outputs; null for <c>outputs</c> and <c>outputs.*</c> where they exist.</summary>
    public string? Outputs { get; init; }

    /// <summary>Columns that become tags named like them; null for the <c>tags</c> column.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The column that names the cluster of a case; null for independent cases.</summary>
    public string? Cluster { get; init; }

    /// <summary>An expression that a case must meet to belong; null for all.</summary>
    public string? Where { get; init; }
}
