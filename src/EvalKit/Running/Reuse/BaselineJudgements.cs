using System.Text.Json.Nodes;

namespace EvalKit.Running.Reuse;

/// <summary>The judgements that a baseline holds: of an unchanged answer to an unchanged case by an unchanged judge, they are what the judge would be asked for again. Thread-safe.</summary>
/// <param name="baseline">The baseline.</param>
internal sealed class BaselineJudgements(Baseline baseline)
{
    private readonly Dictionary<string, BaselineCase> _cases = baseline.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>The baseline's judgement as scores that say where they are from; null when case, answer or judge changed, or something was not said of it.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="args">The case and its trial.</param>
    public ScoreResult? Find(ReusableJudge judge, ScoreArguments args)
    {
        if (args.Case is not { } evalCase
            || !_cases.TryGetValue(evalCase.Id, out var before)
            || before.Repeats != 1
            || before.CaseHash != evalCase.CaseHash
            || before.OutputHash is null
            || before.OutputHash != args.Trial.OutputHash
            || before.ContextHash != args.Trial.Output?.ContextHash)
        {
            return null;
        }

        var scores = judge.Feedbacks.Select(f => Find(judge, f, before)).OfType<Score>().ToList();
        return scores.Count == judge.Feedbacks.Count ? new ScoreResult(scores) : null;
    }

    private Score? Find(ReusableJudge judge, FeedbackInfo feedback, BaselineCase before) =>
        before.Feedback.TryGetValue(judge.KeptName(feedback.Name), out var kept) && kept.SourceId == judge.Fingerprint && ValueOf(kept, feedback) is { } value
            ? Score.Of(feedback.Name, value, "Taken over from the baseline: the answer and the judge are unchanged.") with
            {
                Passed = judge.Passes(feedback.Name, value),
                Metadata = new JsonObject { [FeedbackMetadata.ReusedFrom] = baseline.RunId ?? Path.GetFileName(baseline.Origin) },
                Source = new FeedbackSource(judge.Source, judge.Fingerprint),
            }
            : null;

    /// <summary>A baseline keeps bools as numbers and every text as a category.</summary>
    private static FeedbackValue? ValueOf(BaselineFeedback kept, FeedbackInfo feedback) => (feedback.ValueKind, kept.Value) switch
    {
        (FeedbackValueKind.Bool, { Number: 0 or 1 }) => FeedbackValue.Of(kept.Value.Number == 1),
        (FeedbackValueKind.Number, { Number: { } number }) => FeedbackValue.Of(number),
        (FeedbackValueKind.Category, { Label: { } label }) => FeedbackValue.OfCategory(label),
        _ => null,
    };
}
