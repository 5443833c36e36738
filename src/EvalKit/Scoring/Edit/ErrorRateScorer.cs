using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Edits per symbol of the accepted answer: what word and character error rate have in common. The accepted answer with the lowest rate counts.</summary>
internal sealed class ErrorRateScorer : IScorer
{
    private readonly ErrorRate _rate;

    public ErrorRateScorer(string name, ErrorRate rate, ErrorRateOptions options)
    {
        _rate = rate;
        var feedback = new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Polarity = Polarity.LowerIsBetter };
        Info = ScorerDescription.Of(name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var (errors, accepted) = _rate.Best(args.OutputText, args.Case!.AcceptedResponses);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(errors.Rate), $"nearest accepted answer: {Quote.Of(accepted)}") with
        {
            Metadata = new JsonObject { ["edits"] = errors.Edits, ["reference_length"] = errors.ReferenceLength, ["output_length"] = errors.OutputLength },
        });
    }
}
