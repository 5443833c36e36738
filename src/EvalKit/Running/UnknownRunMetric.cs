namespace EvalKit.Running;

/// <summary>A run metric that only the program which made the run can compute: every case is an error that says so.</summary>
internal sealed class UnknownRunMetric(ScorerSpec spec, string fault) : IRunMetric
{
    public ScorerInfo Info { get; } = new(spec.Name, ScorerKind.Code, [new FeedbackInfo(spec.Name, FeedbackValueKind.Number)], Fingerprint: "");

    public ScorerSpec Spec => spec;

    public RunMetricPart Read(RunMetricArguments arguments) => RunMetricPart.Failed(
        FeedbackErrorKind.ScorerFailed, $"The run metric '{spec.Name}' can only be computed by the program that made the run. {fault}");

    public double? Compute(IReadOnlyList<RunMetricPart> parts) => null;
}
