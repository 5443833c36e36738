using System.Collections.Concurrent;
using System.Text;
using EvalKit.Chat.Records;

namespace EvalKit.Chat.Recording;

/// <summary>
/// The recorded requests of a judge, or of an app: JSON Lines, <c>recordings/&lt;suite&gt;/&lt;judge&gt;.jsonl</c>, made to be committed and reviewed. Of two lines
/// with one key the later counts. Thread-safe; processes that record into one file at once take turns, line by line.
/// </summary>
public sealed class RecordingFile
{
    private readonly Dictionary<string, RecordedRequest> _lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    /// <summary>The lines that were recorded since the file was read, without their requests: few of them are asked for again.</summary>
    private readonly ConcurrentDictionary<string, byte[]> _recorded = new(StringComparer.Ordinal);
    private readonly Lock _appending = new();

    /// <summary>Reads a file; one that does not exist is empty and is made by the first append.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="EvalKitException">A line is broken; the message names file and line.</exception>
    public RecordingFile(string path)
    {
        Path = path;
        foreach (var (_, line) in ReadLines(path))
        {
            _lines[line.Key] = line;
        }
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>Keys that were looked up and found, or recorded, since the file was read.</summary>
    public IReadOnlySet<string> UsedKeys => _used.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Where a judge's recordings lie.</summary>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="suite">The suite's name.</param>
    /// <param name="judge">The judge's name.</param>
    public static string PathFor(string folder, string suite, string judge) => System.IO.Path.Combine(folder, "recordings", suite, judge + ".jsonl");

    /// <summary>Finds the recording of a request and counts it as used.</summary>
    /// <param name="key">The request's key.</param>
    /// <returns>The line; its request is empty where it was recorded since the file was read. Null when there is none.</returns>
    public RecordedRequest? Find(string key)
    {
        var line = _recorded.TryGetValue(key, out var bytes) ? RecordingJson.Read(Encoding.UTF8.GetString(bytes)) : _lines.GetValueOrDefault(key);
        if (line is not null)
        {
            _used[key] = true;
        }

        return line;
    }

    /// <summary>Whether there is a recording of a request; it does not count as used.</summary>
    /// <param name="key">The request's key.</param>
    public bool Holds(string key) => _recorded.ContainsKey(key) || _lines.ContainsKey(key);

    /// <summary>Whether there is a recording of any request to a model.</summary>
    internal bool HoldsAnyOf(ModelUri model) => _lines.Values.Any(l => l.Model == model.ToString());

    /// <summary>Whether a request was recorded since the file was read.</summary>
    /// <param name="key">The request's key.</param>
    public bool IsOfThisSession(string key) => _recorded.ContainsKey(key);

    /// <summary>Appends a line, unless its key was recorded since the file was read; it counts from now on.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether the line was appended.</returns>
    /// <exception cref="EvalKitException">The file cannot be written.</exception>
    public bool TryRecord(RecordedRequest line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return TryRecord(RecordingJson.Write(line));
    }

    /// <summary>The same with the line as it is to stand in the file.</summary>
    internal bool TryRecord(RecordingLine line)
    {
        lock (_appending)
        {
            if (_recorded.ContainsKey(line.Key))
            {
                return false;
            }

            Append(line.Bytes);
            _used[line.Key] = true;
            _recorded[line.Key] = line.WithoutRequest();
            return true;
        }
    }

    /// <summary>Numbers, from 1, of the lines that no request needs: their key is not among the used ones, or a later line has the same key.</summary>
    /// <param name="path">The file.</param>
    /// <param name="usedKeys">The keys of all judges that read the file, after a full run.</param>
    /// <exception cref="EvalKitException">A line is broken; the message names file and line.</exception>
    public static IReadOnlyList<int> UnusedLines(string path, IReadOnlySet<string> usedKeys)
    {
        var lines = ReadLines(path).ToList();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, line) in lines)
        {
            last[line.Key] = number;
        }

        return [.. lines.Where(l => !usedKeys.Contains(l.Line.Key) || last[l.Line.Key] != l.Number).Select(l => l.Number)];
    }

    /// <summary>Removes the unused lines; the others keep their bytes and order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="usedKeys">As for <see cref="UnusedLines"/>.</param>
    /// <returns>How many lines were removed.</returns>
    public static int Prune(string path, IReadOnlySet<string> usedKeys)
    {
        using var turn = new FileTurn(path);
        var unused = UnusedLines(path, usedKeys).ToHashSet();
        if (unused.Count > 0)
        {
            var kept = File.ReadLines(path).Where((_, i) => !unused.Contains(i + 1)).Select(l => l + "\n");
            var beside = path + ".tmp";
            File.WriteAllText(beside, string.Concat(kept));
            File.Move(beside, path, overwrite: true);
        }

        return unused.Count;
    }

    private void Append(byte[] bytes)
    {
        try
        {
            LineFile.Append(Path, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvalKitException(
                FaultKind.Infrastructure, $"The recording {Path} cannot be written: {exception.Message} Make the folder writable, or run with --replay off.", exception);
        }
    }

    private static IEnumerable<(int Number, RecordedRequest Line)> ReadLines(string path)
    {
        var number = 0;
        foreach (var text in File.Exists(path) ? File.ReadLines(path) : [])
        {
            number++;
            if (text.Length == 0)
            {
                continue;
            }

            RecordedRequest line;
            try
            {
                line = RecordingJson.Read(text);
            }
            catch (FormatException exception)
            {
                throw new EvalKitException(
                    FaultKind.Usage,
                    $"{path}:{number}: {exception.Message}. Restore the line from version control, or remove it and record the request again.",
                    exception);
            }

            yield return (number, line);
        }
    }
}
