namespace EvalKit.Scoring;

/// <summary>Options of <c>readability</c>.</summary>
public sealed record ReadabilityOptions : ScorerOptions
{
    /// <summary>The lowest reading ease that passes; null for no rule.</summary>
    public double? MinEase { get; init; }

    /// <summary>The highest grade that passes; null for no rule.</summary>
    public double? MaxGrade { get; init; }
}
