namespace EvalKit.Scoring;

/// <content>Run metrics of classes and of numbers that say how likely a class is.</content>
public static partial class RunMetrics
{
    /// <summary>The share of cases whose class was said, on [0, 1]; the description is the confusion matrix.</summary>
    /// <param name="options">What is compared; null for output and <c>expected_response</c>.</param>
    public static IRunMetric Accuracy(ClassificationOptions? options = null) => ClassMetric.Accuracy(options ?? new());

    /// <summary>The mean recall over the classes that some case has, on [0, 1].</summary>
    /// <param name="options">What is compared; null for output and <c>expected_response</c>.</param>
    public static IRunMetric BalancedAccuracy(ClassificationOptions? options = null) => ClassMetric.BalancedAccuracy(options ?? new());

    /// <summary>The share of cases said to be positive that are, on [0, 1].</summary>
    /// <param name="options">What is compared, and the positive class; null for <c>yes</c>.</param>
    public static IRunMetric Precision(PositiveClassOptions? options = null) => ClassMetric.Precision(options ?? new());

    /// <summary>The share of positive cases that were said to be, on [0, 1].</summary>
    /// <param name="options">What is compared, and the positive class; null for <c>yes</c>.</param>
    public static IRunMetric Recall(PositiveClassOptions? options = null) => ClassMetric.Recall(options ?? new());

    /// <summary>The weighted harmonic mean of precision and recall, on [0, 1].</summary>
    /// <param name="options">What is compared, the positive class and β; null for <c>yes</c> and 1.</param>
    public static IRunMetric FBeta(FBetaOptions? options = null) => ClassMetric.FBeta(options ?? new());

    /// <summary>Matthews' correlation coefficient, on [−1, 1].</summary>
    /// <param name="options">What is compared; null for output and <c>expected_response</c>.</param>
    public static IRunMetric Mcc(ClassificationOptions? options = null) => ClassMetric.Mcc(options ?? new());

    /// <summary>Cohen's kappa, agreement beyond chance, on [−1, 1].</summary>
    /// <param name="options">What is compared; null for output and <c>expected_response</c>.</param>
    public static IRunMetric CohenKappa(ClassificationOptions? options = null) => ClassMetric.CohenKappa(options ?? new());

    /// <summary>The area under the ROC curve, on [0, 1].</summary>
    /// <param name="options">Number, truth and positive class; null for output, <c>expected_response</c> and <c>yes</c>.</param>
    public static IRunMetric RocAuc(ProbabilityOptions? options = null) => ProbabilityMetric.RocAuc(options ?? new());

    /// <summary>Average precision over falling thresholds, on [0, 1].</summary>
    /// <param name="options">Number, truth and positive class; null for output, <c>expected_response</c> and <c>yes</c>.</param>
    public static IRunMetric AveragePrecision(ProbabilityOptions? options = null) => ProbabilityMetric.AveragePrecision(options ?? new());

    /// <summary>The mean squared distance between probability and truth, on [0, 1]; lower is better.</summary>
    /// <param name="options">Probability, truth and positive class; null for output, <c>expected_response</c> and <c>yes</c>.</param>
    public static IRunMetric Brier(ProbabilityOptions? options = null) => ProbabilityMetric.Brier(options ?? new());

    /// <summary>The mean of −ln of the probability given to the truth, on [0, 36.04]; lower is better. Probabilities are clipped to [2⁻⁵², 1 − 2⁻⁵²].</summary>
    /// <param name="options">Probability, truth and positive class; null for output, <c>expected_response</c> and <c>yes</c>.</param>
    public static IRunMetric LogLoss(ProbabilityOptions? options = null) => ProbabilityMetric.LogLoss(options ?? new());

    /// <summary>How far probabilities are from the shares that come true, on [0, 1]; lower is better.</summary>
    /// <param name="options">Probability, truth, positive class and bins; null for ten bins.</param>
    public static IRunMetric ExpectedCalibrationError(CalibrationOptions? options = null) => ProbabilityMetric.CalibrationError(options ?? new());
}
