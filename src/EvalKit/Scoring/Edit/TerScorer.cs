using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Translation edit rate of one output against all accepted answers at once, as sacreBLEU computes it.</summary>
internal sealed class TerScorer : IScorer
{
    public const string Name = "ter";
    private readonly TerMeasure _measure;

    public TerScorer(TerOptions options)
    {
        _measure = new TerMeasure(options);
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Polarity = Polarity.LowerIsBetter };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var references = args.Case!.AcceptedResponses;
        var counts = _measure.Count(args.OutputText, references);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(counts.Rate)) with
        {
            Metadata = new JsonObject
            {
                ["signature"] = _measure.Signature(references.Count),
                ["edits"] = (int)counts.Edits,
                ["reference_length"] = counts.ReferenceLength,
            },
        });
    }
}
