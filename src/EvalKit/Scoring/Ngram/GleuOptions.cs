namespace EvalKit.Scoring;

/// <summary>Options of <c>gleu</c>.</summary>
public sealed record GleuOptions : ScorerOptions
{
    /// <summary>How text is cut into words.</summary>
    /// <value><c>13a</c> (the default), <c>none</c>, <c>char</c>, <c>intl</c> or <c>zh</c>, as for <c>bleu</c>.</value>
    public string Tokenize { get; init; } = Tokenizers.Sacre13a.Name;

    /// <summary>Whether upper and lower case are the same. Default: false.</summary>
    public bool LowerCase { get; init; }
}
