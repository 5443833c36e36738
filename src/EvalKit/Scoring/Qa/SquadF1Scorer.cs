using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>How many words do output and accepted answer share? The best accepted answer counts.</summary>
internal sealed class SquadF1Scorer : IScorer
{
    public const string Name = "squad_f1";
    private readonly bool _emptyIsAnswer;

    public SquadF1Scorer(SquadOptions options)
    {
        _emptyIsAnswer = options.Checked(Name).Version == SquadOptions.SecondVersion;
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var (best, accepted) = Best(args.OutputText, args.Case!.AcceptedResponses, _emptyIsAnswer);
        var score = Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(best.F1), $"best accepted answer: {Quote.Of(accepted)}") with
        {
            Metadata = new JsonObject { ["precision"] = best.Precision, ["recall"] = best.Recall },
        };
        return ScoreResult.From(score);
    }

    internal static (SquadF1 F1, string Accepted) Best(string output, IReadOnlyList<string> accepted, bool emptyIsAnswer)
    {
        var words = SquadNormalizer.Words(output);
        return accepted.Select(a => (SquadF1.Of(words, SquadNormalizer.Words(a), emptyIsAnswer), a)).MaxBy(b => b.Item1.F1);
    }
}
