namespace EvalKit.Runs.Merging;

/// <summary>One run made of several, before it is written. Immutable.</summary>
public sealed record RunMerge
{
    /// <summary>
    /// The run. Its id is made of what it holds, so that merging the same again gives the same run. A sole source keeps its id and record. The run is not
    /// partial when no trial is missing.
    /// </summary>
    public required RunRecord Run { get; init; }

    /// <summary>The session: the sources' own when they have one in common.</summary>
    public required SessionRecord Session { get; init; }

    /// <summary>The cases.</summary>
    public required EvalDataset Dataset { get; init; }

    /// <summary>The trials: one for each case and repeat, in the dataset's order.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Where the traces of the trials are, which are read when they are written.</summary>
    internal IReadOnlyList<MergedTraces> Traces { get; init; } = [];

    /// <summary>The feedback on them.</summary>
    public required IReadOnlyList<Feedback> Feedback { get; init; }

    /// <summary>The runs that it is made of, oldest first: each with its id and where it is.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Where sources disagree; with a conflict nothing can be written.</summary>
    public required IReadOnlyList<MergeConflict> Conflicts { get; init; }

    /// <summary>What is missing of all cases and repeats, in the dataset's order.</summary>
    public required IReadOnlyList<MissingTrial> Missing { get; init; }
}
