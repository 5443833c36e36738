namespace EvalKit.Scoring.Sql;

/// <summary>The result of a query.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">The rows, each with a value for every column.</param>
internal sealed record SqlTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<SqlCell>> Rows);
