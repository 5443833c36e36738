namespace EvalKit.Scoring;

/// <summary>Options of run metrics of a number that says how likely a class is.</summary>
public record ProbabilityOptions : ClassificationOptions
{
    /// <summary>The class that the number speaks for. Default: <c>yes</c>, which a true bool is read as.</summary>
    public string Positive { get; init; } = ClassificationSource.Yes;
}
