namespace EvalKit.Sqlite.Reading;

/// <summary>After which trial of a run to go on: the columns that trials are ordered by.</summary>
internal sealed record TrialPosition(long CaseNumber, long Repeat, long Attempt, long StartedAt, long TrialNumber)
{
    /// <summary>Before the first trial.</summary>
    public static TrialPosition Start { get; } = new(-1, 0, 0, 0, 0);

    /// <summary>Reads the position from a row's first five columns.</summary>
    public static TrialPosition Read(Statement row) => new(row.Int64(0), row.Int64(1), row.Int64(2), row.Int64(3), row.Int64(4));

    /// <summary>Binds the position to five parameters.</summary>
    public Statement Bind(Statement statement, int first) => statement
        .Bind(first, CaseNumber)
        .Bind(first + 1, Repeat)
        .Bind(first + 2, Attempt)
        .Bind(first + 3, StartedAt)
        .Bind(first + 4, TrialNumber);
}
