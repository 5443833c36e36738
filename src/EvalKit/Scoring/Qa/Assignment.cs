namespace EvalKit.Scoring;

/// <summary>
/// The pairing of rows with columns whose sum is largest, each used at most once: the method of Kuhn 1955 and Munkres 1957 with potentials, in time that grows with the
/// cube of the larger side.
/// </summary>
internal static class Assignment
{
    /// <summary>Items on either side that a scorer pairs: a few tenths of a second.</summary>
    public const int MostItems = 500;

    /// <summary>For each row its column, or −1 where there are more rows than columns.</summary>
    /// <param name="gain">What a pair adds, by row and column.</param>
    public static int[] Best(double[,] gain)
    {
        var (rows, columns) = (gain.GetLength(0), gain.GetLength(1));
        if (rows <= columns)
        {
            return OfRows(gain, rows, columns, turned: false);
        }

        var rowOf = OfRows(gain, columns, rows, turned: true);
        var columnOf = new int[rows];
        Array.Fill(columnOf, -1);
        for (var column = 0; column < columns; column++)
        {
            columnOf[rowOf[column]] = column;
        }

        return columnOf;
    }

    /// <summary>Adds one row after another by the cheapest chain of exchanges that ends in a free column. Places count from 1; column 0 stands for the row that is added.</summary>
    private static int[] OfRows(double[,] gain, int rows, int columns, bool turned)
    {
        var (rowPotential, columnPotential) = (new double[rows + 1], new double[columns + 1]);
        var (rowOf, before) = (new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var column = 0;
            var slack = new double[columns + 1];
            var reached = new bool[columns + 1];
            Array.Fill(slack, double.PositiveInfinity);
            do
            {
                reached[column] = true;
                var (from, nearest, next) = (rowOf[column], double.PositiveInfinity, 0);
                for (var c = 1; c <= columns; c++)
                {
                    if (reached[c])
                    {
                        continue;
                    }

                    var cost = (turned ? -gain[c - 1, from - 1] : -gain[from - 1, c - 1]) - rowPotential[from] - columnPotential[c];
                    if (cost < slack[c])
                    {
                        (slack[c], before[c]) = (cost, column);
                    }

                    if (slack[c] < nearest)
                    {
                        (nearest, next) = (slack[c], c);
                    }
                }

                for (var c = 0; c <= columns; c++)
                {
                    if (reached[c])
                    {
                        rowPotential[rowOf[c]] += nearest;
                        columnPotential[c] -= nearest;
                    }
                    else
                    {
                        slack[c] -= nearest;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            while (column != 0)
            {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }

        var columnOf = new int[rows];
        for (var c = 1; c <= columns; c++)
        {
            if (rowOf[c] > 0)
            {
                columnOf[rowOf[c] - 1] = c - 1;
            }
        }

        return columnOf;
    }
}
