namespace EvalKit.Scoring;

/// <summary>Options of <c>expected_calibration_error</c>.</summary>
public sealed record CalibrationOptions : ProbabilityOptions
{
    /// <summary>How many bins of equal width [0, 1] is cut into, from 1.</summary>
    /// <value>10, as in Naeini et al. 2015.</value>
    public int Bins { get; init; } = DefaultBins;

    /// <summary>The number of bins where none is given.</summary>
    public const int DefaultBins = 10;
}
