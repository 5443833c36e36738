using System.Numerics;

namespace EvalKit.Scoring;

/// <summary>The length of the longest common subsequence, 64 cells of the table at a time (Hyyrö 2004), so that long texts do not take minutes.</summary>
internal static class CommonSubsequence
{
    public static int Length(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var vocabulary = new Vocabulary();
        return Length(vocabulary.Number(first), vocabulary.Number(second));
    }

    /// <summary>The length for numbered words.</summary>
    /// <exception cref="EvalKitException">Both are too long; see <see cref="EditLimits"/>.</exception>
    public static int Length(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var (start, end) = CommonEnds.Of(first, second);
        var pattern = first[start..^end];
        var text = second[start..^end];
        if (pattern.IsEmpty || text.IsEmpty)
        {
            return start + end;
        }

        EditLimits.Check(pattern.Length, text.Length, EditLimits.MostParallelCells);
        var places = new SymbolPlaces(pattern);
        var row = new ulong[places.Blocks];
        Array.Fill(row, ulong.MaxValue);
        foreach (var symbol in text)
        {
            Advance(row, places.Of(symbol));
        }

        // Bits beyond the pattern never match, so they stay set.
        var length = start + end;
        foreach (var block in row)
        {
            length += BitOperations.PopCount(~block);
        }

        return length;
    }

    /// <summary>A zero bit marks a place where the length grows: V' = (V + (V ∧ M)) ∨ (V ∧ ¬M), with the carry going from block to block.</summary>
    public static void Advance(Span<ulong> row, ReadOnlySpan<ulong> matches)
    {
        var carry = 0UL;
        for (var i = 0; i < row.Length; i++)
        {
            var common = row[i] & matches[i];
            var sum = row[i] + common;
            var overflow = sum < common ? 1UL : 0UL;
            sum += carry;
            overflow |= sum < carry ? 1UL : 0UL;
            row[i] = sum | (row[i] & ~matches[i]);
            carry = overflow;
        }
    }
}
