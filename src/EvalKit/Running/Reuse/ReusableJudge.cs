using EvalKit.Chat;

namespace EvalKit.Running.Reuse;

/// <summary>A judge as far as its judgements can be taken over.</summary>
/// <param name="Scorer">The judge.</param>
internal sealed record ReusableJudge(IModelScorer Scorer)
{
    public FeedbackInfo Feedback => Scorer.Info.Feedbacks[0];

    public string Fingerprint => Scorer.Info.Fingerprint;

    /// <summary>Whether the judge runs in process: its weights are in its fingerprint, so that it cannot drift.</summary>
    public bool IsLocal => Scorer.Model.Provider == LocalModels.Scheme;

    public SourceKind Source => IsLocal ? SourceKind.Code : SourceKind.LlmJudge;

    public bool? Passes(FeedbackValue value) => Scorer.Passes(value);
}
