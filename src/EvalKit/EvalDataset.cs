namespace EvalKit;

/// <summary>A named list of cases with a content hash. Immutable.</summary>
/// <param name="Name">The dataset's name: the file name without its extension, unless it was given one.</param>
/// <param name="Cases">The cases in file order; ids are unique.</param>
/// <param name="ContentHash">SHA-256 over the ids and case hashes, sorted by id: the order of rows does not change it.</param>
public sealed record EvalDataset(string Name, IReadOnlyList<EvalCase> Cases, string ContentHash);
