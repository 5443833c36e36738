using System.Numerics;

namespace EvalKit.Scoring;

/// <summary>The length of the longest common subsequence, 64 cells of the table at a time (Hyyrö 2004), so that long texts do not take minutes.</summary>
internal static class CommonSubsequence
{
    private const int WordBits = 64;

    public static int Length(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var blocks = (first.Count + WordBits - 1) / WordBits;
        var places = Places(first);
        var row = new ulong[blocks];
        Array.Fill(row, ulong.MaxValue);
        foreach (var item in second)
        {
            if (places.TryGetValue(item, out var matches))
            {
                Advance(row, matches);
            }
        }

        var length = 0;
        for (var i = 0; i < blocks; i++)
        {
            var inUse = i < blocks - 1 || first.Count % WordBits == 0 ? ulong.MaxValue : (1UL << (first.Count % WordBits)) - 1;
            length += BitOperations.PopCount(~row[i] & inUse);
        }

        return length;
    }

    /// <summary>A zero bit marks a place where the length grows: V' = (V + (V ∧ M)) ∨ (V ∧ ¬M), with the carry going from block to block.</summary>
    private static void Advance(ulong[] row, Dictionary<int, ulong> matches)
    {
        var carry = 0UL;
        for (var i = 0; i < row.Length; i++)
        {
            var match = matches.GetValueOrDefault(i);
            if (match == 0 && carry == 0)
            {
                continue;
            }

            var common = row[i] & match;
            var sum = row[i] + common;
            var overflow = sum < row[i] ? 1UL : 0UL;
            sum += carry;
            overflow |= sum < carry ? 1UL : 0UL;
            row[i] = sum | (row[i] & ~match);
            carry = overflow;
        }
    }

    /// <summary>For each item the blocks in which it occurs, with a bit for each place.</summary>
    private static Dictionary<string, Dictionary<int, ulong>> Places(IReadOnlyList<string> items)
    {
        var places = new Dictionary<string, Dictionary<int, ulong>>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (!places.TryGetValue(items[i], out var bits))
            {
                places[items[i]] = bits = [];
            }

            bits[i / WordBits] = bits.GetValueOrDefault(i / WordBits) | (1UL << (i % WordBits));
        }

        return places;
    }
}
