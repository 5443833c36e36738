using System.Globalization;
using System.Text;
using EvalKit.Chat.Records;

namespace EvalKit.Chat.Caching;

/// <summary>
/// Where the replies of a cache lie in its file. The file is read once and then followed as it grows, whoever appends to it; of two lines with one key the later counts.
/// A line that is no reply of a cache has no place. Not thread-safe.
/// </summary>
internal sealed class CachedReplyIndex(string path)
{
    // What a line of a recording begins and ends with, so that key and time are read without the JSON between them.
    private const int KeyLength = 64;
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private const int FirstCapacity = 64 * 1024;

    private readonly Dictionary<string, CachedReplyPlace> _places = new(StringComparer.Ordinal);

    private static ReadOnlySpan<byte> BeforeKey => "{\"key\":\""u8;

    private static ReadOnlySpan<byte> BeforeTime => ",\"recorded_at\":\""u8;

    private static ReadOnlySpan<byte> AfterTime => "\"}"u8;

    /// <summary>Bytes of the file that were read: all of its whole lines.</summary>
    public long End { get; private set; }

    /// <summary>All places, in no order.</summary>
    public IReadOnlyCollection<CachedReplyPlace> Places => _places.Values;

    /// <summary>The place of a key in what was read.</summary>
    public CachedReplyPlace? Find(string key) => _places.GetValueOrDefault(key);

    /// <summary>Reads what the file has more than at the last time; all of it where it has become shorter, which is another file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public void Follow()
    {
        var file = new FileInfo(path);
        var length = file.Exists ? file.Length : 0;
        if (length < End)
        {
            Forget();
        }

        if (length > End)
        {
            ReadOn();
        }
    }

    /// <summary>Takes in a line that was appended, unless others appended before it: it is then found when the file is followed.</summary>
    public void Add(string key, CachedReplyPlace place)
    {
        if (place.Start == End)
        {
            _places[key] = place;
            End = place.Start + place.Length + 1;
        }
    }

    /// <summary>Forgets all places, for a file that was written anew.</summary>
    public void Forget()
    {
        _places.Clear();
        End = 0;
    }

    private void ReadOn()
    {
        using var file = LineFile.OpenToRead(path);
        var buffer = new byte[FirstCapacity];
        var filled = 0;
        while (RandomAccess.Read(file, buffer.AsSpan(filled), End + filled) is > 0 and var read)
        {
            filled += read;
            var lines = LinesOf(buffer.AsSpan(0, filled));
            buffer.AsSpan(lines, filled - lines).CopyTo(buffer);
            filled -= lines;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, checked(2 * buffer.Length));
            }
        }
    }

    /// <summary>Takes in the whole lines at the beginning of some bytes, and returns how many bytes these are.</summary>
    private int LinesOf(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (bytes[taken..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            var line = bytes.Slice(taken, length);
            if (TimeOf(line) is { } keptAt)
            {
                _places[Encoding.ASCII.GetString(line.Slice(BeforeKey.Length, KeyLength))] = new CachedReplyPlace(End, length, keptAt);
            }

            taken += length + 1;
            End += length + 1;
        }

        return taken;
    }

    /// <summary>When the reply was kept; null where the line does not begin and end as one does.</summary>
    private static DateTimeOffset? TimeOf(ReadOnlySpan<byte> line)
    {
        var tail = BeforeTime.Length + TimeFormat.Length + AfterTime.Length;
        if (line.Length < BeforeKey.Length + KeyLength + tail || !line.StartsWith(BeforeKey) || !line[^tail..].StartsWith(BeforeTime) || !line.EndsWith(AfterTime))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(line.Slice(line.Length - AfterTime.Length - TimeFormat.Length, TimeFormat.Length));
        return DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }
}
