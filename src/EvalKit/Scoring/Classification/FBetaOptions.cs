namespace EvalKit.Scoring;

/// <summary>Options of <c>f_beta</c>.</summary>
public sealed record FBetaOptions : PositiveClassOptions
{
    /// <summary>How many times recall weighs as much as precision; above 0. Default: 1, the harmonic mean.</summary>
    public double Beta { get; init; } = 1;
}
