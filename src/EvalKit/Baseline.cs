namespace EvalKit;

/// <summary>What a new run is held against: a committed file, or a stored run. Immutable.</summary>
public sealed record Baseline
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>Where it comes from: the file's path or the run's id, as messages show it.</summary>
    public required string Origin { get; init; }

    /// <summary>The stored run it was made from; null when only the file is known.</summary>
    public string? RunId { get; init; }

    /// <summary>Content hash of the dataset.</summary>
    public required string DatasetHash { get; init; }

    /// <summary>The app's fingerprint.</summary>
    public required string App { get; init; }

    /// <summary>When it became the baseline, in UTC.</summary>
    public required DateTimeOffset BlessedAt { get; init; }

    /// <summary>What answered behind the names of the judges' models, by their URIs, as the providers told it; empty when that is not known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Models { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Feedback whose judge could not be trusted when the run was made (docs/judge-safety.md): its values are compared with, and its judgements are not taken over, so that a judge that failed is not
    /// passed off later as one that did not. Empty for none.
    /// </summary>
    public IReadOnlyList<string> Untrusted { get; init; } = [];

    /// <summary>The cases, sorted by id (ordinal).</summary>
    public required IReadOnlyList<BaselineCase> Cases { get; init; }
}
