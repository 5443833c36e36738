using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EvalKit.Redaction;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>
/// Replies in a folder, one file a request: <c>&lt;2 digits&gt;/&lt;key&gt;.json</c>, each a line of a recording. A file comes into being whole, by a rename, so that
/// processes share the folder without locks and one that is killed leaves no broken entry. Thread-safe.
/// </summary>
internal sealed class ResponseCache(string folder, TimeProvider time, TimeSpan? maxAge = null, SecretRedactor? redactor = null)
{
    /// <summary>Providers change what stands behind a model's name: an answer of last year is not the model's answer any more.</summary>
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromDays(30);

    private static int _files;

    private readonly SecretRedactor _redactor = redactor ?? SecretRedactor.Shapes;
    private readonly TimeSpan _maxAge = maxAge ?? DefaultMaxAge;

    /// <summary>The entry of a key; null when there is none, or one that is too old, broken or another key's: it is then asked for again and replaced.</summary>
    public RecordedRequest? Find(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var entry = RecordingJson.Read(reader.ReadToEnd());
            return entry.Key == key && time.GetUtcNow() - entry.RecordedAt <= _maxAge ? entry : null;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a reply in place of what the key had.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public void Keep(string key, string model, JsonObject request, ChatResponse response)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var entry = new RecordedRequest(key, model, WithoutSecrets(request), WithoutSecrets(ChatRecord.Response(response, request)), ChatRecord.Usage(response), time.GetUtcNow());
        var beside = CreateBeside(path);
        try
        {
            using (beside)
            {
                beside.Write(RecordingJson.Write(entry));
            }

            File.Move(beside.Name, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside.Name);
            throw;
        }
    }

    private JsonObject WithoutSecrets(JsonObject value) => (JsonObject)_redactor.Redact(value)!;

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".json");

    private static FileStream CreateBeside(string path)
    {
        while (true)
        {
            var beside = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _files)}.tmp");
            try
            {
                return new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(beside))
            {
                // Another process has the same number (in another container, or it was killed here): take the next name.
            }
        }
    }
}
