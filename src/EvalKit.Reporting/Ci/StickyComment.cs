using System.Globalization;
using System.Text.Json;

namespace EvalKit.Reporting.Ci;

/// <summary>
/// The comment of a session, which several processes write together: each leaves the parts of its suites, and makes the comment of all parts that there
/// are. After that it looks again: whoever replaced the comment last has seen every part, so that none is lost and nobody waits.
/// </summary>
internal static class StickyComment
{
    private const string CommentFile = "comment.md";
    private const string PartsFolder = "comment";
    private const int MaxAttempts = 100;

    private static int _written;

    /// <summary>Writes the parts, and the comment anew.</summary>
    public static void Write(string outputFolder, string sessionId, IReadOnlyList<CommentPart> parts)
    {
        var folder = Path.Combine(outputFolder, PartsFolder, FileNames.Of(sessionId));
        Directory.CreateDirectory(folder);
        foreach (var part in parts)
        {
            Replace(Path.Combine(folder, FileNames.Of(part.Suite) + ".json"), JsonSerializer.Serialize(part, CommentJson.Default.CommentPart));
        }

        var seen = Read(folder);
        for (var attempt = 1; ; attempt++)
        {
            Replace(Path.Combine(outputFolder, CommentFile), CommentText.Compose(seen.Select(p => Parse(p.Key, p.Value))));
            var now = Read(folder);
            if (now.SequenceEqual(seen) || attempt == MaxAttempts)
            {
                return;
            }

            seen = now;
        }
    }

    private static List<KeyValuePair<string, string>> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => KeyValuePair.Create(file, File.ReadAllText(file)))];

    private static CommentPart Parse(string file, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CommentJson.Default.CommentPart) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new EvalKitException(FaultKind.Infrastructure, $"{file} is not a part of a comment that EvalKit wrote: {exception.Message} Delete it and run again.", exception);
        }
    }

    /// <summary>A reader sees the file before or after, never in between.</summary>
    private static void Replace(string path, string text)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _written)}.tmp");
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
