namespace EvalKit.Scoring;

/// <summary>Options of <c>multiple_choice</c>.</summary>
public sealed record MultipleChoiceOptions : ScorerOptions
{
    /// <summary>The letters (or digits) that stand for the choices, each once; letters are read in either case.</summary>
    /// <value><c>ABCDE</c>.</value>
    public string Choices { get; init; } = "ABCDE";
}
