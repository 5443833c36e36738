namespace EvalKit.Scoring;

/// <summary>A run metric of numbers that say how likely a class is.</summary>
internal sealed class ProbabilityMetric : IRunMetric
{
    public const string RocAucName = "roc_auc", AveragePrecisionName = "average_precision", BrierName = "brier", LogLossName = "log_loss", CalibrationErrorName = "expected_calibration_error";

    private readonly ClassificationSource _expected;
    private readonly ClassificationSource _predicted;
    private readonly string _positive;
    private readonly bool _isProbability;
    private readonly Func<IReadOnlyList<(double Number, bool IsPositive)>, double?> _formula;

    private ProbabilityMetric(
        string name, ProbabilityOptions options, Polarity polarity, bool isProbability, Func<IReadOnlyList<(double Number, bool IsPositive)>, double?> formula, double maximum = 1)
    {
        _expected = new ClassificationSource(name, "expected", options.Expected);
        _predicted = new ClassificationSource(name, "predicted", options.Predicted);
        _positive = ClassificationSource.LabelOf(options.Positive);
        _isProbability = isProbability;
        _formula = formula;
        var feedback = new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Maximum = maximum, Polarity = polarity };
        Info = ScorerDescription.Of(name, 1, options, feedback, [.. new[] { _predicted.Need, _expected.Need }.OfType<string>()]);
        Spec = ScorerOptionsJson.Spec(name, options);
    }

    public ScorerInfo Info { get; }

    public ScorerSpec Spec { get; }

    public static ProbabilityMetric RocAuc(ProbabilityOptions options) => new(RocAucName, options, Polarity.HigherIsBetter, isProbability: false, ProbabilityFormulas.RocAuc);

    public static ProbabilityMetric AveragePrecision(ProbabilityOptions options) =>
        new(AveragePrecisionName, options, Polarity.HigherIsBetter, isProbability: false, ProbabilityFormulas.AveragePrecision);

    public static ProbabilityMetric Brier(ProbabilityOptions options) => new(BrierName, options, Polarity.LowerIsBetter, isProbability: true, c => ProbabilityFormulas.Brier(c));

    public static ProbabilityMetric LogLoss(ProbabilityOptions options) =>
        new(LogLossName, options, Polarity.LowerIsBetter, isProbability: true, c => ProbabilityFormulas.LogLoss(c), ProbabilityFormulas.LargestLogLoss);

    public static ProbabilityMetric CalibrationError(CalibrationOptions options) => options.Bins >= 1
        ? new(CalibrationErrorName, options, Polarity.LowerIsBetter, isProbability: true, c => ProbabilityFormulas.CalibrationError(c, options.Bins))
        : throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Run metric '{CalibrationErrorName}', option 'bins': expected a whole number from 1, found {options.Bins}."));

    public RunMetricPart? Read(RunMetricArguments arguments)
    {
        var (expected, unknown) = _expected.Label(arguments);
        var (number, unsaid) = _predicted.Number(arguments);
        return (unknown ?? unsaid) is { } error ? RunMetricPart.Failed(error.Kind, error.Message)
            : expected is null || number is not { } said ? null
            : _isProbability && said is < 0 or > 1
                ? RunMetricPart.Failed(FeedbackErrorKind.MissingInput, FormattableString.Invariant($"Run metric '{Info.Name}' needs a probability from 0 to 1, and case {arguments.Case.Id} has {said}."))
            : RunMetricPart.Of(said, expected == _positive ? 1 : 0);
    }

    public double? Compute(IReadOnlyList<RunMetricPart> parts) => _formula([.. parts.Select(p => (p.Numbers[0], p.Numbers[1] == 1))]);
}
