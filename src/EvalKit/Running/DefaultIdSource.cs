using System.Security.Cryptography;

namespace EvalKit.Running;

/// <summary>Ids for real runs: UUIDs of version 7 that carry the time, and random trace ids. Thread-safe.</summary>
/// <param name="time">The clock that orders the ids.</param>
public sealed class DefaultIdSource(TimeProvider time) : IIdSource
{
    private const int TraceIdBytes = 16;

    /// <inheritdoc />
    public string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString();

    /// <inheritdoc />
    public string NewTraceId()
    {
        Span<byte> bytes = stackalloc byte[TraceIdBytes];
        do
        {
            RandomNumberGenerator.Fill(bytes);
        }
        while (!bytes.ContainsAnyExcept((byte)0));
        return Convert.ToHexStringLower(bytes);
    }
}
