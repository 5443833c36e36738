namespace EvalKit.Scoring;

/// <summary>Options of <c>bleu</c> and <c>corpus_bleu</c>; the defaults are sacreBLEU's.</summary>
public sealed record BleuOptions : ScorerOptions
{
    /// <summary>How text is cut into words.</summary>
    /// <value><c>13a</c> (the default), <c>none</c>, <c>char</c>, <c>intl</c> or <c>zh</c>, as sacreBLEU names them.</value>
    public string Tokenize { get; init; } = Tokenizers.Sacre13a.Name;

    /// <summary>Whether upper and lower case are the same. Default: false.</summary>
    public bool LowerCase { get; init; }

    /// <summary>What is done where no n-gram of a length matches. Default: <see cref="BleuSmoothing.Exp"/>.</summary>
    public BleuSmoothing Smoothing { get; init; }

    /// <summary>The number of <see cref="BleuSmoothing.Floor"/> (default 0.1) or <see cref="BleuSmoothing.AddK"/> (default 1), from 0; null for the default.</summary>
    public double? SmoothingValue { get; init; }

    /// <summary>Whether lengths that the output is too short for are left out; null for yes in <c>bleu</c> and no in <c>corpus_bleu</c>.</summary>
    public bool? EffectiveOrder { get; init; }
}
