namespace EvalKit.Runs;

/// <summary>Which runs to list. Null means any.</summary>
public sealed record RunQuery
{
    /// <summary>The experiment.</summary>
    public string? Experiment { get; init; }

    /// <summary>The suite.</summary>
    public string? Suite { get; init; }

    /// <summary>The branch that it was made on.</summary>
    public string? Branch { get; init; }

    /// <summary>The session that made it.</summary>
    public string? SessionId { get; init; }

    /// <summary>The state.</summary>
    public RunState? State { get; init; }

    /// <summary>Only runs older than the one with this id: the last of the page before.</summary>
    public string? Before { get; init; }

    /// <summary>The most runs to return, from 1 to <see cref="MaxLimit"/>. Default: 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The largest page.</summary>
    public const int MaxLimit = 1000;
}
