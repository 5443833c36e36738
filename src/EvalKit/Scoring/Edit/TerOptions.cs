namespace EvalKit.Scoring;

/// <summary>Options of <c>ter</c> and <c>corpus_ter</c>; names and defaults are sacreBLEU's.</summary>
public sealed record TerOptions : ScorerOptions
{
    /// <summary>Whether punctuation stands alone, lines are joined and a few entities resolved. Default: false.</summary>
    public bool Normalized { get; init; }

    /// <summary>Whether punctuation is removed: full stop, comma, question and exclamation mark, colon, semicolon, double quote, parentheses. Default: false.</summary>
    public bool NoPunct { get; init; }

    /// <summary>
    /// Whether Chinese and Japanese characters and punctuation are heeded: with <see cref="Normalized"/> each is a word, with <see cref="NoPunct"/> their
    /// punctuation is removed too. Default: false.
    /// </summary>
    public bool AsianSupport { get; init; }

    /// <summary>Whether upper and lower case differ. Default: false.</summary>
    public bool CaseSensitive { get; init; }
}
