namespace EvalKit.Scoring;

/// <summary>Options of <c>valid_xml</c>.</summary>
public sealed record ValidXmlOptions : ScorerOptions
{
    /// <summary>Whether the output may also be one fenced code block (<c>```xml … ```</c>) that holds the XML. Default: false.</summary>
    public bool Fenced { get; init; }
}
