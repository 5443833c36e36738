using System.IO.Enumeration;

namespace EvalKit.Cli.Watching;

/// <summary>
/// The files whose change starts a round: the tree of the suite's folder without what tools and runs write there, and the files that the suite names,
/// wherever they lie.
/// </summary>
internal sealed class WatchedFiles(string folder)
{
    /// <summary>Folders of build output, of packages and of what EvalKit itself writes. Folders whose name begins with a dot are left out as well.</summary>
    private static readonly HashSet<string> LeftOut =
        new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "__pycache__", "recordings", "baselines" };

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    private readonly HashSet<string> _inputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);

    public string Folder => folder;

    /// <param name="inputs">Files that the suite names, by full path; they need not exist yet.</param>
    /// <param name="outputs">Files and folders that runs write, by full path.</param>
    public void Add(IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        _inputs.UnionWith(inputs);
        _outputs.UnionWith(outputs.Select(Path.TrimEndingDirectorySeparator));
    }

    public bool IsInput(string path) => _inputs.Contains(path);

    /// <summary>Whether runs write the file or a folder above it.</summary>
    public bool IsOutput(string path) =>
        _outputs.Any(o => path.StartsWith(o, StringComparison.Ordinal) && (path.Length == o.Length || path[o.Length] == Path.DirectorySeparatorChar));

    public FileSnapshot Snapshot()
    {
        var stamps = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        foreach (var (path, stamp) in Tree())
        {
            stamps[path] = stamp;
        }

        foreach (var input in _inputs)
        {
            if (StampOf(input) is { } stamp) // Also where the tree has it: that has the time of a link, not of its file.
            {
                stamps[input] = stamp;
            }
        }

        return new FileSnapshot(stamps);
    }

    private List<(string Path, FileStamp Stamp)> Tree() => Directory.Exists(folder)
        ? [.. new FileSystemEnumerable<(string, FileStamp)>(
            folder, (ref FileSystemEntry entry) => (entry.ToFullPath(), new FileStamp(entry.LastWriteTimeUtc.UtcDateTime, entry.Length)), Everything)
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => IsFolderWatched(ref entry),
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsFileWatched(ref entry),
        }]
        : [];

    /// <summary>Links to folders are not followed: they may lead in a circle.</summary>
    private bool IsFolderWatched(ref FileSystemEntry entry)
    {
        var name = entry.FileName;
        var isLeftOut = name[0] == '.' || LeftOut.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
        return !isLeftOut && (entry.Attributes & FileAttributes.ReparsePoint) == 0 && !IsOutput(ref entry);
    }

    /// <summary>Hidden files and the copies that editors make beside a file.</summary>
    private bool IsFileWatched(ref FileSystemEntry entry)
    {
        var name = entry.FileName;
        return name[0] is not ('.' or '#') && name[^1] != '~' && !name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase) && !IsOutput(ref entry);
    }

    private bool IsOutput(ref FileSystemEntry entry) => _outputs.Count > 0 && _outputs.Contains(entry.ToFullPath());

    /// <summary>Of a link the file that it leads to; null where there is none.</summary>
    private static FileStamp? StampOf(string path)
    {
        try
        {
            var file = new FileInfo(path);
            var target = file.LinkTarget is null ? file : (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            return target.Exists ? new FileStamp(target.LastWriteTimeUtc, target.Length) : null;
        }
        catch (IOException)
        {
            return null; // It went away meanwhile, or the link leads in a circle: there is no file to read either way.
        }
    }
}
