namespace EvalKit.Scoring;

/// <summary>
/// The fewest insertions, deletions and substitutions that make one sequence of the other (Levenshtein 1966), 64 cells of the table at a time (Myers 1999, with the
/// blocks of Hyyrö 2003).
/// </summary>
internal static class LevenshteinDistance
{
    private const int WordBits = 64;

    /// <summary>The distance of two sequences of symbols: code points, or numbered words.</summary>
    /// <exception cref="EvalKitException">Both are too long; see <see cref="EditLimits"/>.</exception>
    public static int Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var (start, end) = CommonEnds.Of(first, second);
        var pattern = first[start..^end];
        var text = second[start..^end];
        if (pattern.Length > text.Length)
        {
            var longer = pattern;
            pattern = text;
            text = longer;
        }

        if (pattern.IsEmpty)
        {
            return text.Length;
        }

        EditLimits.Check(pattern.Length, text.Length, EditLimits.MostParallelCells);
        var places = new SymbolPlaces(pattern);
        return places.Blocks == 1 ? InOneBlock(places, pattern.Length, text) : InBlocks(places, pattern.Length, text);
    }

    private static int InOneBlock(SymbolPlaces places, int length, ReadOnlySpan<int> text)
    {
        var (up, down, distance) = (ulong.MaxValue, 0UL, length);
        var last = length - 1;
        foreach (var symbol in text)
        {
            var equal = places.Of(symbol)[0];
            var diagonal = (((equal & up) + up) ^ up) | equal | down;
            var plus = down | ~(diagonal | up);
            var minus = up & diagonal;
            distance += (int)((plus >> last) & 1) - (int)((minus >> last) & 1);
            plus = (plus << 1) | 1;
            minus <<= 1;
            up = minus | ~(diagonal | plus);
            down = plus & diagonal;
        }

        return distance;
    }

    /// <summary>
    /// Each block holds 64 vertical differences of a column: a bit of <c>up</c> where the distance grows by one from a cell to the one below, of <c>down</c> where it
    /// falls. What leaves a block at its foot, a horizontal difference of 1, 0 or −1, enters the next one at its head.
    /// </summary>
    private static int InBlocks(SymbolPlaces places, int length, ReadOnlySpan<int> text)
    {
        var blocks = places.Blocks;
        var columns = new (ulong Up, ulong Down)[blocks];
        Array.Fill(columns, (ulong.MaxValue, 0UL));
        var foot = (length - 1) % WordBits;
        var distance = length;
        foreach (var symbol in text)
        {
            var equals = places.Of(symbol);
            var (plusIn, minusIn) = (1UL, 0UL);
            for (var b = 0; b < blocks; b++)
            {
                var (up, down) = columns[b];
                var equal = equals[b];
                var vertical = equal | down;
                equal |= minusIn;
                var horizontal = (((equal & up) + up) ^ up) | equal;
                var plus = down | ~(horizontal | up);
                var minus = up & horizontal;
                var last = b == blocks - 1 ? foot : WordBits - 1;
                var (plusOut, minusOut) = ((plus >> last) & 1, (minus >> last) & 1);
                plus = (plus << 1) | plusIn;
                minus = (minus << 1) | minusIn;
                columns[b] = (minus | ~(vertical | plus), plus & vertical);
                (plusIn, minusIn) = (plusOut, minusOut);
            }

            distance += (int)plusIn - (int)minusIn;
        }

        return distance;
    }
}
