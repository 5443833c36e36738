using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>METEOR over equal words and stems. The accepted answer with the best score counts, for all three feedbacks.</summary>
internal sealed class MeteorScorer : IScorer
{
    public const string Name = "meteor";
    private readonly MeteorMeasure _measure;

    public MeteorScorer(MeteorOptions options)
    {
        _measure = new MeteorMeasure(Name, options);
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.WithParts(
            ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse), ScorerDescription.Precision, ScorerDescription.Recall);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var output = args.OutputText;
        var (meteor, accepted) = args.Case!.AcceptedResponses.Select(a => (Meteor: _measure.Score(output, a), a)).MaxBy(c => c.Meteor.Value);
        double[] values = [meteor.Value, meteor.Precision, meteor.Recall];
        var rationale = $"best accepted answer: {Quote.Of(accepted)}";
        var scores = Info.Feedbacks.Zip(values, (f, value) => Score.Of(f.Name, FeedbackValue.Of(value), rationale)).ToArray();
        scores[0] = scores[0] with { Metadata = new JsonObject { ["matches"] = meteor.Alignment.Matches, ["chunks"] = meteor.Alignment.Chunks } };
        return ValueTask.FromResult(new ScoreResult(scores));
    }
}
