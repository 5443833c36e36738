namespace EvalKit.Cli.Watching;

/// <summary>The stamps of the watched files at one moment, by full path.</summary>
internal sealed class FileSnapshot(Dictionary<string, FileStamp> stamps)
{
    public int Count => stamps.Count;

    public bool Has(string path) => stamps.ContainsKey(path);

    /// <summary>The files that are another, new or gone in a later snapshot, in order.</summary>
    public IReadOnlyList<string> ChangedIn(FileSnapshot later) =>
        [.. stamps.Keys.Union(later.Stamps.Keys).Where(p => !Same(p, later)).Order(StringComparer.Ordinal)];

    /// <summary>This snapshot, with some files as a later one has them.</summary>
    public FileSnapshot With(IEnumerable<string> paths, FileSnapshot later)
    {
        var merged = new Dictionary<string, FileStamp>(stamps, stamps.Comparer);
        foreach (var path in paths)
        {
            merged.Remove(path);
            if (later.Stamps.TryGetValue(path, out var stamp))
            {
                merged.Add(path, stamp);
            }
        }

        return new FileSnapshot(merged);
    }

    private Dictionary<string, FileStamp> Stamps => stamps;

    private bool Same(string path, FileSnapshot later) =>
        stamps.TryGetValue(path, out var before) == later.Stamps.TryGetValue(path, out var after) && before == after;
}
