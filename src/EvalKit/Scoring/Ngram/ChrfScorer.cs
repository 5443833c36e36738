using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>F of shared character n-grams (chrF, Popović 2015), with word n-grams beside them (chrF++, Popović 2017). The best accepted answer counts.</summary>
internal sealed class ChrfScorer : IScorer
{
    public const string Name = "chrf", PlusPlusName = "chrf_pp";
    private readonly ChrfMeasure _measure;

    private ChrfScorer(string name, ChrfOptions options, int wordOrder)
    {
        _measure = new ChrfMeasure(name, options, wordOrder);
        Info = ScorerDescription.Of(name, 1, options, new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public static ChrfScorer Create(ChrfOptions options) => new(Name, options, wordOrder: 0);

    public static ChrfScorer CreatePlusPlus(ChrfOptions options) => new(PlusPlusName, options, wordOrder: 2);

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var references = args.Case!.AcceptedResponses;
        var (counts, best) = _measure.Count(args.OutputText, references);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(_measure.Score(counts)), $"best accepted answer: {Quote.Of(references[best])}") with
        {
            Metadata = new JsonObject { ["signature"] = _measure.Signature(references.Count) },
        });
    }
}
