namespace EvalKit.Scoring.Sql;

/// <summary>Options of <c>valid_sql</c>.</summary>
public sealed record ValidSqlOptions : SqlOptions;
