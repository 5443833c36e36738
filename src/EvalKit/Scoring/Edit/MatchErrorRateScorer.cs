using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Edits over edits and kept words: the chance that a word of the alignment is wrong (Morris, Maier and Green 2004).</summary>
internal sealed class MatchErrorRateScorer : IScorer
{
    public const string Name = "match_error_rate";
    private readonly TextNormalization _parts;

    public MatchErrorRateScorer(ErrorRateOptions options)
    {
        _parts = options.Parts;
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1, Polarity = Polarity.LowerIsBetter };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var (rate, edits, kept, accepted) = args.Case!.AcceptedResponses.Select(a => Count(args.OutputText, a)).MinBy(c => c.Rate);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(rate), $"nearest accepted answer: {Quote.Of(accepted)}") with
        {
            Metadata = new JsonObject { ["edits"] = edits, ["kept"] = kept },
        });
    }

    private (double Rate, int Edits, int Kept, string Accepted) Count(string output, string accepted)
    {
        var vocabulary = new Vocabulary();
        var words = vocabulary.Number(ErrorWords.Of(TextNormalizer.Apply(output, _parts)));
        var (edits, kept) = ErrorAlignment.Of(vocabulary.Number(ErrorWords.Of(TextNormalizer.Apply(accepted, _parts))), words);
        return ((double)edits / Math.Max(1, edits + kept), edits, kept, accepted);
    }
}
