using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>The probability that a short factual answer is right, by <see cref="ShortAnswerModel"/>.</summary>
internal sealed class ShortAnswerMatchScorer : IScorer
{
    public const string Name = "short_answer_match";
    private readonly string? _question;

    public ShortAnswerMatchScorer(ShortAnswerMatchOptions options)
    {
        _question = options.Question;
        var feedback = new FeedbackInfo(ScorerDescription.FeedbackName(Name, options), FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        var fingerprint = ScorerFingerprint.Of(Name, ShortAnswerModel.Revision, options, ShortAnswerModel.Data);
        string[] inputs = _question is null ? [] : [Needs.Inputs + _question];
        Info = ScorerDescription.Of(Name, ScorerKind.Code, fingerprint, feedback, [Needs.Output, .. inputs, Needs.ExpectedResponse]);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var verdict = ShortAnswerModel.Judge(QuestionText.Of(args.Case!, _question), args.Case!.AcceptedResponses, args.OutputText);
        var score = Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(verdict.Probability), verdict.Rationale) with
        {
            Passed = verdict.Passed,
            Metadata = new JsonObject(verdict.Features.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Value))),
        };
        return ScoreResult.From(score);
    }
}
