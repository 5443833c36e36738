using System.Text;
using System.Text.Json;
using EvalKit.Chat.Records;
using EvalKit.Redaction;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Caching;

/// <summary>
/// Replies in a folder: the file <c>replies.jsonl</c>, a line each, in the form of a recording whose request is left empty, as its key stands for it. A reply is appended
/// when it comes, so that nothing is lost with a process that is killed; processes that share the folder take turns, line by line, and find what others have kept. A file
/// that is mostly replies too old to answer, or replaced by later ones, is written anew without them. Thread-safe.
/// </summary>
internal sealed class ResponseCache(string folder, TimeProvider time, TimeSpan? maxAge = null, SecretRedactor? redactor = null)
{
    /// <summary>Providers change what stands behind a model's name: an answer of last year is not the model's answer any more.</summary>
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromDays(30);

    /// <summary>The file's name in the folder.</summary>
    public const string FileName = "replies.jsonl";

    /// <summary>Below this many bytes, what nobody needs is in nobody's way.</summary>
    private const long WorthTidying = 4 * 1024 * 1024;

    private readonly RedactedSpelling _spelling = new(redactor ?? SecretRedactor.Shapes);
    private readonly TimeSpan _maxAge = maxAge ?? DefaultMaxAge;
    private readonly string _path = Path.Combine(folder, FileName);
    private readonly CachedReplyIndex _index = new(Path.Combine(folder, FileName));
    private readonly Lock _indexing = new();
    private bool _isTidied;

    /// <summary>The spelling of keys.</summary>
    public CanonicalSpelling Canonical { get; } = new(redactor ?? SecretRedactor.Shapes);

    /// <summary>The entry of a key; null when there is none, or one that is too old or broken: it is then asked for again and replaced.</summary>
    public RecordedRequest? Find(string key)
    {
        try
        {
            var place = PlaceOf(key);
            var entry = EntryAt(place);
            if (place is not null && entry?.Key != key)
            {
                // Another process has written the file anew, and the reply lies elsewhere.
                entry = EntryAt(PlaceInNewFileOf(key));
            }

            return entry?.Key == key ? entry : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a reply in place of what the key had.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public void Keep(string key, string model, ChatOptions? asked, ChatResponse response)
    {
        var now = time.GetUtcNow();
        var line = RecordingJson.Write(key, model, WriteNothing, w => ReplyJson.Write(w, response, asked, _spelling), ReplyJson.Usage(response), now);
        lock (_indexing)
        {
            Tidy(now);
            _index.Add(key, new CachedReplyPlace(LineFile.Append(_path, line.Bytes), line.Bytes.Length - 1, now));
        }
    }

    private static void WriteNothing(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }

    private CachedReplyPlace? PlaceOf(string key)
    {
        lock (_indexing)
        {
            _index.Follow();
            return _index.Find(key) is { } place && time.GetUtcNow() - place.KeptAt <= _maxAge ? place : null;
        }
    }

    private CachedReplyPlace? PlaceInNewFileOf(string key)
    {
        lock (_indexing)
        {
            _index.Forget();
        }

        return PlaceOf(key);
    }

    private RecordedRequest? EntryAt(CachedReplyPlace? place)
    {
        if (place is null)
        {
            return null;
        }

        using var file = LineFile.OpenToRead(_path);
        var line = LineFile.Read(file, place.Start, place.Length);
        try
        {
            return RecordingJson.Read(Encoding.UTF8.GetString(line));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Before the first reply is kept: a file that is mostly waste is written anew.</summary>
    private void Tidy(DateTimeOffset now)
    {
        if (_isTidied)
        {
            return;
        }

        _isTidied = true;
        _index.Follow();
        if (_index.End < WorthTidying || 2 * NeededAt(now).Sum(p => p.Length + 1L) >= _index.End)
        {
            return;
        }

        try
        {
            WriteAnew(now);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Some systems let nobody replace a file that another process reads just now. It works as it is, and the next session tries again.
        }
    }

    private void WriteAnew(DateTimeOffset now)
    {
        using var turn = new FileTurn(_path);
        _index.Follow();
        var beside = _path + ".tmp";
        using (var from = LineFile.OpenToRead(_path))
        using (var to = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            foreach (var place in NeededAt(now).OrderBy(p => p.Start))
            {
                to.Write(LineFile.Read(from, place.Start, place.Length + 1));
            }
        }

        File.Move(beside, _path, overwrite: true);
        _index.Forget();
        _index.Follow();
    }

    /// <summary>Others that share the folder may take older replies than this cache does.</summary>
    private IEnumerable<CachedReplyPlace> NeededAt(DateTimeOffset now)
    {
        var most = _maxAge > DefaultMaxAge ? _maxAge : DefaultMaxAge;
        return _index.Places.Where(p => now - p.KeptAt <= most);
    }
}
