using System.Collections.Concurrent;
using System.Globalization;
using EvalKit.Datasets;

namespace EvalKit.Testing;

/// <summary>
/// Datasets by path and time of last change, once a process: a test host discovers, filters and runs tests in one process and asks for the same file each time.
/// Failures are not kept, so that a file that is mended in a long-lived host is read again.
/// </summary>
public static class DatasetCache
{
    private static readonly ConcurrentDictionary<string, Lazy<EvalDataset>> Datasets = new(StringComparer.Ordinal);

    /// <summary>Reads a dataset, or takes it from the cache.</summary>
    /// <param name="spec">The files and their columns.</param>
    /// <param name="folder">The folder that the files' paths start from.</param>
    /// <param name="source">The suite file that the spec comes from; null when the spec holds paths only.</param>
    /// <exception cref="EvalKitException">A file is missing or broken.</exception>
    public static EvalDataset Read(DatasetSpec spec, string folder, string? source)
    {
        var key = Key(spec, folder, source);
        var entry = Datasets.GetOrAdd(key, _ => new Lazy<EvalDataset>(() => DatasetReader.Read(spec, folder)));
        try
        {
            return entry.Value;
        }
        catch
        {
            Datasets.TryRemove(key, out _);
            throw;
        }
    }

    private static string Key(DatasetSpec spec, string folder, string? source)
    {
        var files = spec.Paths.Select(p => Path.GetFullPath(p, folder));
        return string.Join('\n', (source is null ? files : files.Prepend(Path.GetFullPath(source, folder))).Select(Stamp));
    }

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{path}|{file.LastWriteTimeUtc.Ticks}|{file.Length}")
            : path;
    }
}
