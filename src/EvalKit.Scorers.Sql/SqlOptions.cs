namespace EvalKit.Scoring.Sql;

/// <summary>Options of scorers that need a database: the script of SQL that makes it. Exactly one of the three places of the script is given.</summary>
public abstract record SqlOptions : ScorerOptions
{
    /// <summary>The script, in SQLite's SQL: <c>CREATE TABLE …; INSERT …;</c>. Null where it stands elsewhere.</summary>
    public string? Schema { get; init; }

    /// <summary>The path of a file that holds the script; in a suite file it starts from the suite's folder. Null where it stands elsewhere.</summary>
    public string? File { get; init; }

    /// <summary>The name of the input that holds the case's own script. Null where one script serves all cases.</summary>
    public string? SchemaInput { get; init; }

    /// <summary>Whether the output may also be one fenced code block (<c>```sql … ```</c>) that holds the query. Default: false.</summary>
    public bool Fenced { get; init; }
}
