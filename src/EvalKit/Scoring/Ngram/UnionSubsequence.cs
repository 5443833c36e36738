namespace EvalKit.Scoring;

/// <summary>
/// The places of a reference sentence that lie on a longest common subsequence with any sentence of the output (Lin 2004, 3.2). Several subsequences may be longest:
/// the one is taken that ROUGE's reference implementation walks back to, from the ends, leaving out the reference's word where leaving out either would do.
/// </summary>
internal static class UnionSubsequence
{
    private const int WordBits = 64;

    /// <summary>Pairs of sentences that are compared at most: 5,000 lines on each side.</summary>
    public const long MostPairs = 25_000_000;

    /// <summary>The reference's places, in order.</summary>
    /// <exception cref="EvalKitException">A pair of sentences is too long; see <see cref="EditLimits"/>.</exception>
    public static IEnumerable<int> Of(int[] reference, IEnumerable<int[]> sentences)
    {
        var places = new SymbolPlaces(reference);
        var taken = new bool[reference.Length];
        foreach (var sentence in sentences)
        {
            Mark(taken, reference, places, sentence);
        }

        return Enumerable.Range(0, taken.Length).Where(i => taken[i]);
    }

    private static void Mark(bool[] taken, ReadOnlySpan<int> reference, SymbolPlaces places, ReadOnlySpan<int> sentence)
    {
        var (i, j) = (reference.Length - 1, sentence.Length - 1);
        while (i >= 0 && j >= 0 && reference[i] == sentence[j])
        {
            taken[i--] = true;
            j--;
        }

        if (i < 0 || j < 0)
        {
            return;
        }

        EditLimits.Check(i + 1, j + 1, EditLimits.MostCells);
        var rows = Rows(places, sentence[..(j + 1)]);
        while (i >= 0 && j >= 0)
        {
            if (reference[i] == sentence[j])
            {
                taken[i--] = true;
                j--;
            }
            else if ((rows[(j * places.Blocks) + (i / WordBits)] >> (i % WordBits) & 1) == 0)
            {
                j--; // The length grows at this place of the reference: the sentence's word is the one to leave out.
            }
            else
            {
                i--;
            }
        }
    }

    private static ulong[] Rows(SymbolPlaces places, ReadOnlySpan<int> sentence)
    {
        var rows = new ulong[sentence.Length * places.Blocks];
        var row = new ulong[places.Blocks];
        Array.Fill(row, ulong.MaxValue);
        for (var j = 0; j < sentence.Length; j++)
        {
            CommonSubsequence.Advance(row, places.Of(sentence[j]));
            row.CopyTo(rows, j * places.Blocks);
        }

        return rows;
    }
}
