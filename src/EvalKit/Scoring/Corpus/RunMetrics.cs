namespace EvalKit.Scoring;

/// <summary>
/// The run metrics that need no model: numbers of a whole run that are no mean of case values. Each is safe to use from many threads, and each refuses bad options
/// when it is built: the exception is an <see cref="EvalKitException"/>.
/// </summary>
public static partial class RunMetrics
{
    /// <summary>
    /// BLEU of all outputs together against all accepted answers, on [0, 1]. Source: Papineni et al. 2002; equal to sacreBLEU (Post 2018) divided by 100.
    /// </summary>
    /// <param name="options">Tokenizer, case and smoothing; null for sacreBLEU's defaults.</param>
    public static IRunMetric CorpusBleu(BleuOptions? options = null) => new CorpusBleu(options ?? new());

    /// <summary>chrF of all outputs together, on [0, 1]. Source: Popović 2015; equal to sacreBLEU divided by 100.</summary>
    /// <param name="options">Lengths, weight of recall and smoothing; null for sacreBLEU's defaults.</param>
    public static IRunMetric CorpusChrf(ChrfOptions? options = null) => EvalKit.Scoring.CorpusChrf.Create(options ?? new());

    /// <summary>chrF++ of all outputs together, on [0, 1]. Source: Popović 2017; equal to sacreBLEU divided by 100.</summary>
    /// <param name="options">Lengths, weight of recall and smoothing; null for sacreBLEU's defaults.</param>
    public static IRunMetric CorpusChrfPlusPlus(ChrfOptions? options = null) => EvalKit.Scoring.CorpusChrf.CreatePlusPlus(options ?? new());

    /// <summary>Word errors of all outputs per word of their accepted answers; from 0, lower is better.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IRunMetric CorpusWer(ErrorRateOptions? options = null) => CorpusErrorRate.OfWords(options ?? new());

    /// <summary>Character errors of all outputs per character of their accepted answers; from 0, lower is better.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IRunMetric CorpusCer(ErrorRateOptions? options = null) => CorpusErrorRate.OfCharacters(options ?? new());

    /// <summary>Edits of all outputs, shifts of words among them, per word of their accepted answers; from 0, lower is better. Equal to sacreBLEU divided by 100.</summary>
    /// <param name="options">Case, punctuation and Asian scripts; null for sacreBLEU's defaults.</param>
    public static IRunMetric CorpusTer(TerOptions? options = null) => new CorpusTer(options ?? new());
}
