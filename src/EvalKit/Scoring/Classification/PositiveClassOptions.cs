namespace EvalKit.Scoring;

/// <summary>Options of run metrics that look at one class.</summary>
public record PositiveClassOptions : ClassificationOptions
{
    /// <summary>The class that is looked for. Default: <c>yes</c>, which a true bool is read as.</summary>
    public string Positive { get; init; } = ClassificationSource.Yes;

    /// <summary>The positive class alone (the default), or the plain mean over all classes.</summary>
    public ClassAverage Average { get; init; }
}
