using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Answers that need no model: those equal to an accepted response but for letter case, white space and a full stop at the end.</summary>
internal static class EqualAnswer
{
    /// <summary>The mark in the metadata of such a feedback.</summary>
    public const string Mark = "decided_without_model";

    /// <summary>The verdict that the judge file declares for equal answers; null where a model must be asked.</summary>
    public static FeedbackValue? Of(JudgeFile judge, ScoreArguments args, CandidateText candidate) =>
        judge.EqualIs is { } label
        && Normalized(candidate.LeftOut == 0 ? candidate.Text : CandidateText.Whole(args.OutputText).Text) is { Length: > 0 } answer
        && args.Case?.AcceptedResponses.Any(a => Normalized(CandidateText.Whole(a).Text) == answer) == true
            ? judge.Verdict.Read(label)
            : null;

    private static string Normalized(string text) =>
        TextNormalizer.Apply(text, TextNormalization.LowerCase | TextNormalization.CollapseWhiteSpace).TrimEnd('.');
}
