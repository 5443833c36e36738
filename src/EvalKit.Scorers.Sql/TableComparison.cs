namespace EvalKit.Scoring.Sql;

/// <summary>Compares the result of a query with the expected one.</summary>
internal sealed class TableComparison(SqlResultEquivalenceOptions options)
{
    /// <summary>Rows on each side that are near to others without being equal to one: which belongs to which is then sought, in time that grows with their product.</summary>
    private const int MostNearRows = 500;

    /// <summary>What differs first; null where the tables are equal.</summary>
    /// <exception cref="EvalKitException">Too many rows are near without being equal.</exception>
    public string? Difference(SqlTable found, SqlTable expected)
    {
        if (found.Columns.Count != expected.Columns.Count)
        {
            return FormattableString.Invariant($"{found.Columns.Count} columns, expected {expected.Columns.Count}");
        }

        if (options.ColumnNames && !found.Columns.SequenceEqual(expected.Columns, StringComparer.OrdinalIgnoreCase))
        {
            return $"the columns {string.Join(", ", found.Columns)}, expected {string.Join(", ", expected.Columns)}";
        }

        if (found.Rows.Count != expected.Rows.Count)
        {
            return FormattableString.Invariant($"{found.Rows.Count} rows, expected {expected.Rows.Count}");
        }

        return options.Ordered ? FirstInOrder(found, expected) : FirstWithoutOrder(found, expected);
    }

    private string? FirstInOrder(SqlTable found, SqlTable expected)
    {
        var row = Enumerable.Range(0, expected.Rows.Count).FirstOrDefault(i => !IsNear(found.Rows[i], expected.Rows[i]), -1);
        return row < 0 ? null : FormattableString.Invariant($"row {row + 1} is {Shown(found.Rows[row])}, expected {Shown(expected.Rows[row])}");
    }

    /// <summary>Equal rows are paired first, so that only those are sought a partner for that differ a little.</summary>
    private string? FirstWithoutOrder(SqlTable found, SqlTable expected)
    {
        var (left, wanted) = Unequal(found.Rows, expected.Rows);
        var near = new List<int[]>(wanted.Count);
        foreach (var row in wanted)
        {
            int[] candidates = [.. Enumerable.Range(0, left.Count).Where(i => IsNear(left[i], row))];
            if (candidates.Length == 0)
            {
                return $"the row {Shown(row)} is missing";
            }

            near.Add(candidates);
            if (near.Count > MostNearRows)
            {
                throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"More than {MostNearRows} rows are near to expected ones and not equal: set the tolerances to 0, or 'ordered' where the query sorts."));
            }
        }

        var unpaired = RowMatching.FirstUnpaired(near, left.Count);
        return unpaired < 0 ? null : $"the row {Shown(wanted[unpaired])} is missing";
    }

    private static (List<IReadOnlyList<SqlCell>> Left, List<IReadOnlyList<SqlCell>> Wanted) Unequal(IReadOnlyList<IReadOnlyList<SqlCell>> found, IReadOnlyList<IReadOnlyList<SqlCell>> expected)
    {
        var open = found.GroupBy(row => row, RowComparer.Instance).ToDictionary(group => group.Key, group => new Stack<IReadOnlyList<SqlCell>>(group), RowComparer.Instance);
        var wanted = expected.Where(row => !(open.TryGetValue(row, out var equal) && equal.TryPop(out _))).ToList();
        return ([.. open.Values.SelectMany(rows => rows)], wanted);
    }

    private bool IsNear(IReadOnlyList<SqlCell> found, IReadOnlyList<SqlCell> expected) =>
        found.Zip(expected).All(pair => pair.First.IsNear(pair.Second, options.AbsoluteTolerance, options.RelativeTolerance));

    private static string Shown(IReadOnlyList<SqlCell> row) => $"({string.Join(", ", row.Take(8))}{(row.Count > 8 ? ", …" : "")})";
}
