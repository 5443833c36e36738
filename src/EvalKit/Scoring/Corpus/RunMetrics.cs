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
}
