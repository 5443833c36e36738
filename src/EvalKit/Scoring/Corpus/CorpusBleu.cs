namespace EvalKit.Scoring;

/// <summary>BLEU of all outputs of a run together: matches and lengths are added up before they are divided.</summary>
internal sealed class CorpusBleu : IRunMetric
{
    public const string Name = "corpus_bleu";
    private readonly BleuMeasure _measure;

    public CorpusBleu(BleuOptions options)
    {
        _measure = new BleuMeasure(Name, options, effectiveOrder: false);
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, Needs.Output, Needs.ExpectedResponse);
        Spec = ScorerOptionsJson.Spec(Name, options);
    }

    public ScorerInfo Info { get; }

    public ScorerSpec Spec { get; }

    public RunMetricPart? Read(RunMetricArguments arguments) => CorpusPart.Of(Info, arguments, Part);

    public double? Compute(IReadOnlyList<RunMetricPart> parts) => _measure.Score(BleuCounts.Sum(parts)).Value;

    /// <summary>The reference itself, or as many words as it has of which none is right.</summary>
    public RunMetricPart? Bound(EvalCase evalCase, bool best)
    {
        if (evalCase.AcceptedResponses is not [var reference, ..] references)
        {
            return null;
        }

        var counts = _measure.Count(reference, references);
        return Part(best ? counts : counts with { Matches = new double[BleuCounts.Longest] }, references);
    }

    public string? Describe(IReadOnlyList<RunMetricPart> parts) => _measure.Signature(CorpusPart.References(parts));

    private RunMetricPart Part(string output, IReadOnlyList<string> references) => Part(_measure.Count(output, references), references);

    private static RunMetricPart Part(BleuCounts counts, IReadOnlyList<string> references) => RunMetricPart.Of([.. counts.ToNumbers(), references.Count]);
}
