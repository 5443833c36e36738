namespace EvalKit.Scoring.Sql;

/// <summary>Finds for each expected row a row of its own: a maximum matching by augmenting paths (Berge 1957), the shortest first.</summary>
internal static class RowMatching
{
    /// <summary>The first expected row for which none is left; −1 where each has one.</summary>
    /// <param name="near">The rows that may stand for each expected row.</param>
    /// <param name="rows">How many rows there are.</param>
    public static int FirstUnpaired(IReadOnlyList<int[]> near, int rows)
    {
        var (rowOf, expectedOf) = (new int[near.Count], new int[rows]);
        Array.Fill(rowOf, -1);
        Array.Fill(expectedOf, -1);
        for (var start = 0; start < near.Count; start++)
        {
            if (!Augment(start, near, rowOf, expectedOf))
            {
                return start;
            }
        }

        return -1;
    }

    private static bool Augment(int start, IReadOnlyList<int[]> near, int[] rowOf, int[] expectedOf)
    {
        var cameFrom = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var current))
        {
            foreach (var row in near[current].Where(row => cameFrom.TryAdd(row, current)))
            {
                if (expectedOf[row] < 0)
                {
                    Turn(row, cameFrom, rowOf, expectedOf);
                    return true;
                }

                open.Enqueue(expectedOf[row]);
            }
        }

        return false;
    }

    /// <summary>Walks back along the path and pairs what stands beside each other on it.</summary>
    private static void Turn(int row, Dictionary<int, int> cameFrom, int[] rowOf, int[] expectedOf)
    {
        while (row >= 0)
        {
            var owner = cameFrom[row];
            var before = rowOf[owner];
            (rowOf[owner], expectedOf[row]) = (row, owner);
            row = before;
        }
    }
}
