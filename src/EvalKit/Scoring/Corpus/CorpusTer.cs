namespace EvalKit.Scoring;

/// <summary>Translation edit rate of all outputs of a run together: edits and lengths are added up before they are divided.</summary>
internal sealed class CorpusTer : IRunMetric
{
    public const string Name = "corpus_ter";
    private readonly TerMeasure _measure;

    public CorpusTer(TerOptions options)
    {
        _measure = new TerMeasure(options);
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Polarity = Polarity.LowerIsBetter };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
        Spec = ScorerOptionsJson.Spec(Name, options);
    }

    public ScorerInfo Info { get; }

    public ScorerSpec Spec { get; }

    public RunMetricPart? Read(RunMetricArguments arguments) => CorpusPart.Of(Info, arguments, (output, references) => Part(_measure.Count(output, references), references));

    public double? Compute(IReadOnlyList<RunMetricPart> parts)
    {
        Span<double> sums = stackalloc double[2];
        PartSums.Add(parts, sums);
        return new TerCounts(sums[0], sums[1]).Rate;
    }

    /// <summary>No edit, or every word of the references wrong: the rate has no upper bound, so the worst is that of an output as long as they are.</summary>
    public RunMetricPart? Bound(EvalCase evalCase, bool best)
    {
        if (evalCase.AcceptedResponses is not [_, ..] references)
        {
            return null;
        }

        var length = _measure.Count("", references).ReferenceLength;
        return Part(new TerCounts(best ? 0 : length, length), references);
    }

    public string? Describe(IReadOnlyList<RunMetricPart> parts) => _measure.Signature(CorpusPart.References(parts));

    private static RunMetricPart Part(TerCounts counts, IReadOnlyList<string> references) => RunMetricPart.Of(counts.Edits, counts.ReferenceLength, references.Count);
}
