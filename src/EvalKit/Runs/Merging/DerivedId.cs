using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Runs.Merging;

/// <summary>An id that is made of what it names: equal content gives the equal id.</summary>
internal static class DerivedId
{
    private const int TimeBytes = 6;

    /// <summary>A UUID of the form of version 7: a time, so that ids keep the order of time, and a hash in the place of the random bits.</summary>
    public static string Of(DateTimeOffset time, IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        Span<byte> bytes = hash.GetHashAndReset();
        Span<byte> milliseconds = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.ToUnixTimeMilliseconds());
        milliseconds[^TimeBytes..].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true).ToString();
    }
}
