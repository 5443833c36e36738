using System.Runtime.CompilerServices;

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
        return places.Blocks switch
        {
            1 => InOneBlock(places, pattern.Length, text),
            2 => InTwoBlocks(places, pattern.Length, text),
            _ => InBlocks(places, pattern.Length, text),
        };
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

    /// <summary>As for many, with both columns at hand: most answers of a sentence or two are this long.</summary>
    private static int InTwoBlocks(SymbolPlaces places, int length, ReadOnlySpan<int> text)
    {
        var (upper, lower) = (Column.First, Column.First);
        var foot = length - 1 - WordBits;
        var distance = length;
        foreach (var symbol in text)
        {
            var equals = places.Of(symbol);
            var (plus, minus) = upper.Step(equals[0], 1, 0, WordBits - 1);
            (plus, minus) = lower.Step(equals[1], plus, minus, foot);
            distance += (int)plus - (int)minus;
        }

        return distance;
    }

    private static int InBlocks(SymbolPlaces places, int length, ReadOnlySpan<int> text)
    {
        var columns = new Column[places.Blocks];
        Array.Fill(columns, Column.First);
        var foot = (length - 1) % WordBits;
        var distance = length;
        foreach (var symbol in text)
        {
            var equals = places.Of(symbol);
            var (plus, minus) = (1UL, 0UL);
            for (var b = 0; b < columns.Length; b++)
            {
                (plus, minus) = columns[b].Step(equals[b], plus, minus, b == columns.Length - 1 ? foot : WordBits - 1);
            }

            distance += (int)plus - (int)minus;
        }

        return distance;
    }

    /// <summary>
    /// 64 vertical differences of a column: a bit of <c>_up</c> where the distance grows by one from a cell to the one below, of <c>_down</c> where it falls. What leaves a
    /// block at its foot, a horizontal difference of 1, 0 or −1, enters the next one at its head.
    /// </summary>
    private struct Column
    {
        private ulong _up;
        private ulong _down;

        public static Column First => new() { _up = ulong.MaxValue };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (ulong Plus, ulong Minus) Step(ulong equal, ulong plusIn, ulong minusIn, int last)
        {
            var vertical = equal | _down;
            equal |= minusIn;
            var horizontal = (((equal & _up) + _up) ^ _up) | equal;
            var plus = _down | ~(horizontal | _up);
            var minus = _up & horizontal;
            var left = ((plus >> last) & 1, (minus >> last) & 1);
            plus = (plus << 1) | plusIn;
            minus = (minus << 1) | minusIn;
            (_up, _down) = (minus | ~(vertical | plus), plus & vertical);
            return left;
        }
    }
}
