using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Running;

/// <summary>Numbers that look random and are the same on every machine and in every process: SHA-256 of a seed and texts.</summary>
internal static class SeededDraw
{
    /// <summary>A number over the whole range of 64 bits.</summary>
    public static ulong Number(int seed, params ReadOnlySpan<string> parts) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{string.Join('\n', parts)}"))));

    /// <summary>A number from 0 to 1.</summary>
    public static double Share(int seed, params ReadOnlySpan<string> parts) => Number(seed, parts) / (double)ulong.MaxValue;
}
