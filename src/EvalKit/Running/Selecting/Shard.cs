using System.Globalization;

namespace EvalKit.Running.Selecting;

/// <summary>One of several parts of a dataset. Each case is in exactly one part, the same on every machine, whatever else is in the dataset.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Number, int Count)
{
    /// <summary>Reads <c>i/n</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="EvalKitException">It is of no such form.</exception>
    public static Shard Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && number >= 1 && number <= count
            ? new Shard(number, count)
            : throw new EvalKitException(FaultKind.Usage, $"'{text}' is no shard: expected i/n with i from 1 to n, such as 1/4.");
    }

    /// <summary>Whether a case belongs to the part.</summary>
    /// <param name="caseId">The case.</param>
    public bool Contains(string caseId) => SeededDraw.Number(0, caseId) % (ulong)Count == (ulong)(Number - 1);
}
