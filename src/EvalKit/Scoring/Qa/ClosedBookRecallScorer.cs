using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Which share of an accepted answer's words does the output have? The best accepted answer counts, and whatever else the output says costs nothing.</summary>
internal sealed class ClosedBookRecallScorer : IScorer
{
    public const string Name = "closed_book_recall";

    public ClosedBookRecallScorer(ClosedBookRecallOptions options)
    {
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var words = SquadNormalizer.Words(args.OutputText);
        var (recall, accepted) = args.Case!.AcceptedResponses.Select(a => (Recall: Recall(words, SquadNormalizer.Words(a)), a)).MaxBy(r => r.Recall);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(recall), $"best accepted answer: {Quote.Of(accepted)}") with
        {
            Metadata = new JsonObject { ["output_words"] = words.Count },
        });
    }

    /// <summary>An accepted answer without words is met by an output without words alone.</summary>
    private static double Recall(IReadOnlyList<string> output, IReadOnlyList<string> accepted) =>
        accepted.Count == 0 ? (output.Count == 0 ? 1 : 0) : SquadF1.Of(output, accepted).Recall;
}
