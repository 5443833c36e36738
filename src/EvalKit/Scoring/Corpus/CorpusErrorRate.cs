namespace EvalKit.Scoring;

/// <summary>Word or character error rate of all outputs of a run together: edits and lengths are added up before they are divided.</summary>
internal sealed class CorpusErrorRate : IRunMetric
{
    public const string WordName = "corpus_wer", CharacterName = "corpus_cer";
    private readonly ErrorRate _rate;

    private CorpusErrorRate(string name, ErrorRate rate, ErrorRateOptions options)
    {
        _rate = rate;
        var feedback = new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Polarity = Polarity.LowerIsBetter };
        Info = ScorerDescription.Of(name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
        Spec = ScorerOptionsJson.Spec(name, options);
    }

    public ScorerInfo Info { get; }

    public ScorerSpec Spec { get; }

    public static CorpusErrorRate OfWords(ErrorRateOptions options) => new(WordName, ErrorRate.OfWords(options), options);

    public static CorpusErrorRate OfCharacters(ErrorRateOptions options) => new(CharacterName, ErrorRate.OfCharacters(options), options);

    public RunMetricPart? Read(RunMetricArguments arguments) => CorpusPart.Of(Info, arguments, (output, references) => Part(_rate.Best(output, references).Errors));

    public double? Compute(IReadOnlyList<RunMetricPart> parts)
    {
        Span<double> sums = stackalloc double[2];
        PartSums.Add(parts, sums);
        return sums[0] / Math.Max(1, sums[1]);
    }

    /// <summary>No error, or every symbol of the reference wrong: the rate has no upper bound, so the worst is that of an output as long as the reference.</summary>
    public RunMetricPart? Bound(EvalCase evalCase, bool best)
    {
        if (evalCase.AcceptedResponses is not [var reference, ..])
        {
            return null;
        }

        var length = _rate.Count(reference, reference).ReferenceLength;
        return RunMetricPart.Of(best ? 0 : length, length);
    }

    private static RunMetricPart Part(ErrorCounts errors) => RunMetricPart.Of(errors.Edits, errors.ReferenceLength);
}
