namespace EvalKit.Scoring;

public static partial class Scorers
{
    /// <summary>BLEU of one output against all accepted answers; a number in [0, 1]. Source: Papineni et al. 2002; equal to sacreBLEU's sentence_bleu divided by 100.</summary>
    /// <param name="options">Tokenizer, case and smoothing; null for sacreBLEU's defaults.</param>
    public static IScorer Bleu(BleuOptions? options = null) => new BleuScorer(options ?? new());

    /// <summary>Google's BLEU for one sentence; a number in [0, 1]. Source: Wu et al. 2016, arXiv 1609.08144.</summary>
    /// <param name="options">Tokenizer and case; null for the defaults.</param>
    public static IScorer Gleu(GleuOptions? options = null) => new GleuScorer(options ?? new());

    /// <summary>
    /// METEOR over equal words and stems: the score, <c>.precision</c> and <c>.recall</c> in [0, 1]. Source: Banerjee and Lavie 2005; equal to NLTK without WordNet.
    /// </summary>
    /// <param name="options">Words and weights; null for the defaults.</param>
    public static IScorer Meteor(MeteorOptions? options = null) => new MeteorScorer(options ?? new());

    /// <summary>ROUGE-1: shared words; F, <c>.precision</c> and <c>.recall</c> in [0, 1]. Source: Lin 2004; equal to Google's rouge_score.</summary>
    /// <param name="options">Whether words are stemmed; null for no.</param>
    public static IScorer Rouge1(RougeOptions? options = null) => RougeScorer.OfNgrams(RougeScorer.Unigrams, 1, options ?? new());

    /// <summary>ROUGE-2: shared pairs of words; F, <c>.precision</c> and <c>.recall</c> in [0, 1]. Source: Lin 2004; equal to Google's rouge_score.</summary>
    /// <param name="options">Whether words are stemmed; null for no.</param>
    public static IScorer Rouge2(RougeOptions? options = null) => RougeScorer.OfNgrams(RougeScorer.Bigrams, 2, options ?? new());

    /// <summary>ROUGE-3: shared triples of words; F, <c>.precision</c> and <c>.recall</c> in [0, 1]. Source: Lin 2004; equal to Google's rouge_score.</summary>
    /// <param name="options">Whether words are stemmed; null for no.</param>
    public static IScorer Rouge3(RougeOptions? options = null) => RougeScorer.OfNgrams(RougeScorer.Trigrams, 3, options ?? new());

    /// <summary>ROUGE-L: the longest common subsequence of words; F, <c>.precision</c> and <c>.recall</c> in [0, 1]. Source: Lin 2004; equal to Google's rouge_score.</summary>
    /// <param name="options">Whether words are stemmed; null for no.</param>
    public static IScorer RougeL(RougeOptions? options = null) => RougeScorer.OfLongest(options ?? new());

    /// <summary>ROUGE-Lsum: common subsequences line by line; F, <c>.precision</c> and <c>.recall</c> in [0, 1]. Source: Lin 2004; equal to Google's rouge_score.</summary>
    /// <param name="options">Whether words are stemmed; null for no.</param>
    public static IScorer RougeLsum(RougeOptions? options = null) => RougeScorer.OfLines(options ?? new());

    /// <summary>chrF: F of shared character n-grams; a number in [0, 1]. Source: Popović 2015; equal to sacreBLEU divided by 100.</summary>
    /// <param name="options">Lengths, weight of recall and smoothing; null for sacreBLEU's defaults.</param>
    public static IScorer ChrF(ChrfOptions? options = null) => ChrfScorer.Create(options ?? new());

    /// <summary>chrF++: chrF with word n-grams beside the characters; a number in [0, 1]. Source: Popović 2017; equal to sacreBLEU divided by 100.</summary>
    /// <param name="options">Lengths, weight of recall and smoothing; null for sacreBLEU's defaults.</param>
    public static IScorer ChrFPlusPlus(ChrfOptions? options = null) => ChrfScorer.CreatePlusPlus(options ?? new());
}
