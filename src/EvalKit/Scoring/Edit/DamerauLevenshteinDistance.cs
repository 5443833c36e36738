namespace EvalKit.Scoring;

/// <summary>
/// The fewest insertions, deletions, substitutions and exchanges of neighbours that make one sequence of the other, without the restriction that no part may be
/// edited twice, so that it is a metric (Lowrance and Wagner 1975). Time grows with the product of the lengths, memory with their sum (Zhao and Sahni 2019).
/// </summary>
internal static class DamerauLevenshteinDistance
{
    /// <summary>The distance of two sequences of symbols.</summary>
    /// <exception cref="EvalKitException">Both are too long; see <see cref="EditLimits"/>.</exception>
    public static int Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var (start, end) = CommonEnds.Of(first, second);
        var rows = first[start..^end];
        var columns = second[start..^end];
        if (rows.IsEmpty || columns.IsEmpty)
        {
            return Math.Max(rows.Length, columns.Length);
        }

        EditLimits.Check(rows.Length, columns.Length, EditLimits.MostCells);
        return Table(rows, columns);
    }

    /// <summary>
    /// Row by row. An exchange pairs the last row k that holds this column's symbol with the last column l that holds this row's: it costs the cell before both, one for
    /// the exchange and one for each symbol between. Where symbols stand between on both sides, substitutions are never worse; so only exchanges of neighbouring
    /// columns (l = j − 1) or neighbouring rows (k = i − 1) are tried, and for those three rows and one remembered cell a column are enough.
    /// </summary>
    private static int Table(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        var width = columns.Length + 1;
        var (twoAbove, above, current) = (new int[width], new int[width], new int[width]);
        var beforeMatch = new int[width];
        var lastRow = new Dictionary<int, int>();
        for (var j = 0; j < width; j++)
        {
            current[j] = j;
        }

        for (var i = 1; i <= rows.Length; i++)
        {
            (twoAbove, above, current) = (above, current, twoAbove);
            current[0] = i;
            var lastMatch = 0;
            for (var j = 1; j < width; j++)
            {
                if (rows[i - 1] == columns[j - 1])
                {
                    current[j] = Math.Min(above[j - 1], Math.Min(current[j - 1], above[j]) + 1);
                    beforeMatch[j] = j >= 2 ? above[j - 2] : 0;
                    lastMatch = j;
                    continue;
                }

                var best = Math.Min(above[j - 1], Math.Min(current[j - 1], above[j])) + 1;
                if (lastMatch > 0 && lastRow.TryGetValue(columns[j - 1], out var row))
                {
                    best = lastMatch == j - 1 ? Math.Min(best, beforeMatch[j] + i - row)
                        : row == i - 1 ? Math.Min(best, twoAbove[lastMatch - 1] + j - lastMatch)
                        : best;
                }

                current[j] = best;
            }

            lastRow[rows[i - 1]] = i;
        }

        return current[^1];
    }
}
