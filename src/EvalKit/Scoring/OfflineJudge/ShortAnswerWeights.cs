namespace EvalKit.Scoring;

/// <summary>
/// The fitted model, written by bench/TrainShortAnswer; do not edit. Fitted on 17184 answers of the EVOUNA data set (Apache-2.0); five-fold
/// cross-validation by question: agreement 0.9321, kappa 0.8072.
/// </summary>
internal static class ShortAnswerWeights
{
    public const double Intercept = -3.035286;

    /// <summary>In the order of <see cref="ShortAnswerFeatures.Names"/>.</summary>
    public static readonly double[] Weights = [1.448694, -4.116466, 2.436179, 2.990404, 4.659074, 0.315738, 0.701174, 1.609415, 0.256589, -0.722431, -0.487432];

    /// <summary>The mean of each feature over the answers, to tell what is unusual about one.</summary>
    public static readonly double[] Means = [0.636057, 0.719070, 0.709819, 0.292471, 0.766015, 0.724802, 0.940875, 0.737778, 0.152952, 0.060580, 0.278166];
}
