using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>BLEU of one output against all accepted answers at once, as sacreBLEU's <c>sentence_bleu</c> computes it.</summary>
internal sealed class BleuScorer : IScorer
{
    public const string Name = "bleu";
    private readonly BleuMeasure _measure;

    public BleuScorer(BleuOptions options)
    {
        _measure = new BleuMeasure(Name, options, effectiveOrder: true);
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var references = args.Case!.AcceptedResponses;
        var counts = _measure.Count(args.OutputText, references);
        var bleu = _measure.Score(counts);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(bleu.Value)) with
        {
            Metadata = new JsonObject
            {
                ["signature"] = _measure.Signature(references.Count),
                ["precisions"] = JsonSerializer.SerializeToNode(bleu.Precisions),
                ["brevity_penalty"] = bleu.BrevityPenalty,
                ["output_length"] = counts.OutputLength,
                ["reference_length"] = counts.ReferenceLength,
            },
        });
    }
}
