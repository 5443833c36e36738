namespace EvalKit.Scoring;

/// <summary>
/// The fitted model, written by bench/TrainShortAnswer; do not edit. Fitted on 17184 answers of the EVOUNA data set (Apache-2.0) and
/// 2061 controls that templates make of its questions; five-fold cross-validation by question: agreement 0.9314, kappa
/// 0.8056; denied answers refused 0.9978, swapped ones 0.9988.
/// </summary>
internal static class ShortAnswerWeights
{
    public const double Intercept = -3.121502;

    /// <summary>In the order of <see cref="ShortAnswerFeatures.Names"/>.</summary>
    public static readonly double[] Weights = [1.534697, -4.022504, 2.096628, 3.553832, 4.832910, 0.316388, 0.683944, 1.620329, 0.347141, -0.668068, -0.773535, -10.583938];

    /// <summary>The mean of each feature over the answers, to tell what is unusual about one.</summary>
    public static readonly double[] Means = [0.639335, 0.713458, 0.706912, 0.302570, 0.756336, 0.718576, 0.942531, 0.730750, 0.140810, 0.091712, 0.332918, 0.035853];
}
