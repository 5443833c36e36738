namespace EvalKit.Judging;

/// <summary>Options of <c>jury</c>.</summary>
public sealed record JuryOptions : VoteOptions
{
    /// <summary>A weight above 0 for each juror, in their order; empty (the default) for equal ones. For majority and mean.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];
}
