namespace EvalKit.Scoring;

/// <summary>A run metric over the confusion matrix of a run.</summary>
internal sealed class ClassMetric : IRunMetric
{
    public const string AccuracyName = "accuracy", BalancedAccuracyName = "balanced_accuracy", PrecisionName = "precision", RecallName = "recall", FBetaName = "f_beta",
        MccName = "mcc", CohenKappaName = "cohen_kappa";

    private readonly ClassificationSource _expected;
    private readonly ClassificationSource _predicted;
    private readonly Func<ConfusionMatrix, double?> _formula;

    private ClassMetric(string name, ClassificationOptions options, double minimum, Func<ConfusionMatrix, double?> formula)
    {
        _expected = new ClassificationSource(name, "expected", options.Expected);
        _predicted = new ClassificationSource(name, "predicted", options.Predicted);
        _formula = formula;
        var feedback = new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = minimum, Maximum = 1 };
        Info = ScorerDescription.Of(name, 1, options, feedback, [.. new[] { _predicted.Need, _expected.Need }.OfType<string>()]);
        Spec = ScorerOptionsJson.Spec(name, options);
    }

    public ScorerInfo Info { get; }

    public ScorerSpec Spec { get; }

    public static ClassMetric Accuracy(ClassificationOptions options) => new(AccuracyName, options, 0, m => ClassFormulas.Accuracy(m));

    public static ClassMetric BalancedAccuracy(ClassificationOptions options) => new(BalancedAccuracyName, options, 0, m => ClassFormulas.BalancedAccuracy(m));

    public static ClassMetric Precision(PositiveClassOptions options) => OfClass(PrecisionName, options, ClassFormulas.Precision);

    public static ClassMetric Recall(PositiveClassOptions options) => OfClass(RecallName, options, ClassFormulas.Recall);

    public static ClassMetric FBeta(FBetaOptions options) => options.Beta > 0 && double.IsFinite(options.Beta)
        ? OfClass(FBetaName, options, (matrix, place) => ClassFormulas.FBeta(matrix, place, options.Beta))
        : throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Run metric '{FBetaName}', option 'beta': expected a number above 0, found {options.Beta}."));

    public static ClassMetric Mcc(ClassificationOptions options) => new(MccName, options, -1, m => ClassFormulas.Mcc(m));

    public static ClassMetric CohenKappa(ClassificationOptions options) => new(CohenKappaName, options, -1, ClassFormulas.Kappa);

    public RunMetricPart? Read(RunMetricArguments arguments)
    {
        var (expected, unknown) = _expected.Label(arguments);
        var (predicted, unsaid) = _predicted.Label(arguments);
        return (unknown ?? unsaid) is { } error ? RunMetricPart.Failed(error.Kind, error.Message)
            : expected is null || predicted is null ? null
            : RunMetricPart.OfLabels(expected, predicted);
    }

    public double? Compute(IReadOnlyList<RunMetricPart> parts) => _formula(new ConfusionMatrix(parts));

    public string Describe(IReadOnlyList<RunMetricPart> parts) => new ConfusionMatrix(parts).Describe();

    private static ClassMetric OfClass(string name, PositiveClassOptions options, Func<ConfusionMatrix, int, double> formula)
    {
        var positive = ClassificationSource.LabelOf(options.Positive);
        return new ClassMetric(name, options, 0, matrix => options.Average == ClassAverage.Macro
            ? Enumerable.Range(0, matrix.Classes).Average(c => formula(matrix, c))
            : matrix.Find(positive) is { } place ? formula(matrix, place) : null);
    }
}
