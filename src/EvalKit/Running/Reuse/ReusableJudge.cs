using EvalKit.Chat;

namespace EvalKit.Running.Reuse;

/// <summary>A judge as far as its judgements can be taken over.</summary>
/// <param name="Scorer">The judge.</param>
internal sealed record ReusableJudge(IModelScorer Scorer)
{
    /// <summary>The verdict's feedback, then those of the parts that are counted beside it.</summary>
    public IReadOnlyList<FeedbackInfo> Feedbacks => Scorer.Info.Feedbacks;

    public string Fingerprint => Scorer.Info.Fingerprint;

    /// <summary>Whether the judge runs in process: its weights are in its fingerprint, so that it cannot drift.</summary>
    public bool IsLocal => Scorer.Model.Provider == LocalModels.Scheme;

    public SourceKind Source => IsLocal ? SourceKind.Code : SourceKind.LlmJudge;

    /// <summary>Whether a value passes: the judge's rule is that of its verdict, and a part knows none but its own truth.</summary>
    public bool? Passes(FeedbackInfo feedback, FeedbackValue value) => feedback == Feedbacks[0] ? Scorer.Passes(value) : value.Bool;
}
