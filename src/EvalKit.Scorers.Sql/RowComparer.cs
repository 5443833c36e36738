namespace EvalKit.Scoring.Sql;

/// <summary>Rows are equal where each of their values is.</summary>
internal sealed class RowComparer : IEqualityComparer<IReadOnlyList<SqlCell>>
{
    public static readonly RowComparer Instance = new();

    public bool Equals(IReadOnlyList<SqlCell>? x, IReadOnlyList<SqlCell>? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y));

    public int GetHashCode(IReadOnlyList<SqlCell> obj) => obj.Aggregate(0, HashCode.Combine);
}
