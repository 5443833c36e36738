namespace EvalKit.Scoring;

/// <summary>The tokenizers of sacreBLEU, each equal to the one of its name there.</summary>
internal static class Tokenizers
{
    /// <summary>The default of machine translation: that of mteval-v13a, which sets ASCII punctuation apart.</summary>
    public static readonly Tokenizer Sacre13a = new("13a", Sacre13aTokens.Of);

    /// <summary>White space alone: for text that is tokenised already.</summary>
    public static readonly Tokenizer White = new("none", WhiteSpace.Split);

    /// <summary>Every code point but white space is a word.</summary>
    public static readonly Tokenizer Characters = new("char", CharacterTokens.Of);

    /// <summary>The one of mteval-v14, which sets Unicode's punctuation and symbols apart.</summary>
    public static readonly Tokenizer International = new("intl", InternationalTokens.Of);

    /// <summary>Every Chinese character is a word, the rest as by 13a.</summary>
    public static readonly Tokenizer Chinese = new("zh", ChineseTokens.Of);

    private static readonly Tokenizer[] All = [Sacre13a, White, Characters, International, Chinese];

    /// <summary>The tokenizer that an option names.</summary>
    /// <exception cref="EvalKitException">There is none of that name.</exception>
    public static Tokenizer ByName(string scorer, string name) => Array.Find(All, t => t.Name == name) ?? throw new EvalKitException(
        FaultKind.Usage, $"Scorer '{scorer}', option 'tokenize': expected one of {string.Join(", ", All.Select(t => t.Name))}, found '{name}'.");
}
