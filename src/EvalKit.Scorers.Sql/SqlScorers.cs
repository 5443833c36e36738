namespace EvalKit.Scoring.Sql;

/// <summary>Scorers of SQL, on SQLite in memory. Each is safe to call from many threads, and each refuses bad options when it is built: the exception is an <see cref="EvalKitException"/>.</summary>
public static class SqlScorers
{
    /// <summary>Is the output one SQL query that the schema can answer? A bool. The query is prepared and not run.</summary>
    /// <param name="options">The schema, or its file.</param>
    public static IScorer ValidSql(ValidSqlOptions options) => new ValidSqlScorer(options);

    /// <summary>Does the output's query give the rows that an accepted query gives? A bool. Both run, each on a database of its own that nothing can be written to.</summary>
    /// <param name="options">The script that makes the tables and their rows, and how rows are compared.</param>
    public static IScorer SqlResultEquivalence(SqlResultEquivalenceOptions options) => new SqlResultEquivalenceScorer(options);
}
