using System.Text.Json.Nodes;
using EvalKit.Gating;

namespace EvalKit.Running.Reuse;

/// <summary>The judgements that a baseline holds: of an unchanged answer to an unchanged case by an unchanged judge, they are what the judge would be asked for again. Thread-safe.</summary>
/// <param name="baseline">The baseline.</param>
internal sealed class BaselineJudgements(Baseline baseline)
{
    private const string TakenOver = "Taken over from the baseline: the answer and the judge are unchanged.";

    private readonly Dictionary<string, BaselineCase> _cases = baseline.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>The baseline's judgement as scores that say where they are from; null when case, answer or judge changed, or nothing was said of it.</summary>
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
            || before.ContextHash != args.Trial.Output?.ContextHash
            || judge.Feedbacks.Any(f => baseline.Untrusted.Contains(judge.KeptName(f.Name), StringComparer.Ordinal)))
        {
            return null;
        }

        var scores = judge.Feedbacks.Select((f, i) => ScoreOf(f, isVerdict: i == 0, judge, before)).ToList();
        return scores.Contains(null) ? null : new ScoreResult([.. scores.OfType<Score>()]);
    }

    /// <summary>What the baseline says under one name; null when it cannot be taken over. Beside a verdict that it holds, a part was unscored or an error then, and is so again.</summary>
    private Score? ScoreOf(FeedbackInfo feedback, bool isVerdict, ReusableJudge judge, BaselineCase before)
    {
        var kept = before.Feedback.GetValueOrDefault(judge.KeptName(feedback.Name));
        if (kept is { Error: null })
        {
            return kept.SourceId == judge.Fingerprint && ValueOf(kept, feedback) is { } value
                ? From(Score.Of(feedback.Name, value, TakenOver) with { Passed = judge.Passes(feedback.Name, value) }, judge)
                : null;
        }

        return isVerdict ? null
            : From(kept is null ? Score.Unscored(feedback.Name, TakenOver) : Score.Failed(feedback.Name, FeedbackErrorKind.Unparseable, $"It could not be counted in the baseline's reply. {TakenOver}"), judge);
    }

    private Score From(Score score, ReusableJudge judge) => score with
    {
        Metadata = MetadataOf(judge),
        Source = new FeedbackSource(judge.Source, judge.Fingerprint),
    };

    private JsonObject MetadataOf(ReusableJudge judge)
    {
        var metadata = ServedModels.MetadataOf(baseline, [.. judge.Models.Select(m => m.ToString())]);
        metadata[FeedbackMetadata.ReusedFrom] = baseline.RunId ?? Path.GetFileName(baseline.Origin);
        return metadata;
    }

    /// <summary>A baseline keeps bools as numbers and every text as a category.</summary>
    private static FeedbackValue? ValueOf(BaselineFeedback kept, FeedbackInfo feedback) => (feedback.ValueKind, kept.Value) switch
    {
        (FeedbackValueKind.Bool, { Number: 0 or 1 }) => FeedbackValue.Of(kept.Value.Number == 1),
        (FeedbackValueKind.Number, { Number: { } number }) => FeedbackValue.Of(number),
        (FeedbackValueKind.Category, { Label: { } label }) => FeedbackValue.OfCategory(label),
        _ => null,
    };
}
