using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Traces;

/// <summary>The traces of some trials, packed. Immutable.</summary>
/// <param name="Payload">An array that has the traces of a trial in each place.</param>
/// <param name="Count">How many trials.</param>
internal sealed record TraceChunk(SafeMarkup Payload, int Count)
{
    /// <summary>The first chunks, as many as there is room for.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="room">The most characters that they may take together.</param>
    public static IReadOnlyList<TraceChunk> Within(IReadOnlyList<TraceChunk> chunks, int room) =>
        [.. chunks.TakeWhile(chunk => (room -= chunk.Payload.Text.Length) >= 0)];
}
