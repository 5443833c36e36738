namespace EvalKit.Scoring;

/// <summary>chrF or chrF++ of all outputs of a run together: n-grams are added up before they are divided. Of several references the best counts, case by case.</summary>
internal sealed class CorpusChrf : IRunMetric
{
    public const string Name = "corpus_chrf", PlusPlusName = "corpus_chrf_pp";
    private readonly ChrfMeasure _measure;

    private CorpusChrf(string name, ChrfOptions options, int wordOrder)
    {
        _measure = new ChrfMeasure(name, options, wordOrder);
        Info = ScorerDescription.Of(name, 1, options, new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, Needs.Output, Needs.ExpectedResponse);
        Spec = ScorerOptionsJson.Spec(name, options);
    }

    public ScorerInfo Info { get; }

    public ScorerSpec Spec { get; }

    public static CorpusChrf Create(ChrfOptions options) => new(Name, options, wordOrder: 0);

    public static CorpusChrf CreatePlusPlus(ChrfOptions options) => new(PlusPlusName, options, wordOrder: 2);

    public RunMetricPart? Read(RunMetricArguments arguments) => CorpusPart.Of(Info, arguments, Part);

    public double? Compute(IReadOnlyList<RunMetricPart> parts)
    {
        var sums = new double[_measure.Length];
        PartSums.Add(parts, sums);
        return _measure.Score(sums);
    }

    /// <summary>The reference itself, or as many n-grams as it has of which none is right.</summary>
    public RunMetricPart? Bound(EvalCase evalCase, bool best)
    {
        if (evalCase.AcceptedResponses is not [var reference, ..] references)
        {
            return null;
        }

        var counts = _measure.Count(reference, references).Counts;
        return RunMetricPart.Of([.. counts.Select((count, i) => best || i % 3 != 2 ? count : 0), references.Count]);
    }

    public string? Describe(IReadOnlyList<RunMetricPart> parts) => _measure.Signature(CorpusPart.References(parts));

    private RunMetricPart Part(string output, IReadOnlyList<string> references) => RunMetricPart.Of([.. _measure.Count(output, references).Counts, references.Count]);
}
