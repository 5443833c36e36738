namespace EvalKit.Judging;

/// <summary>When a stage decides; checked against its scorer once. Immutable.</summary>
/// <param name="Decides">The values that decide; empty for all.</param>
/// <param name="UnsureFrom">Start of the band that is passed on; null for none.</param>
/// <param name="UnsureTo">End of the band that is passed on; null for none.</param>
/// <param name="MinAgreement">The least agreement that decides; null for any.</param>
internal sealed record StageRule(IReadOnlyList<string> Decides, double? UnsureFrom, double? UnsureTo, double? MinAgreement)
{
    private const string Agreement = ".agreement";

    /// <exception cref="EvalKitException">The rule does not fit the scorer.</exception>
    public static StageRule Of(CascadeStage stage)
    {
        var feedback = stage.Scorer.Info.Feedbacks[0];
        if (stage.Decides.FirstOrDefault(d => !IsValueOf(feedback, d)) is { } stray)
        {
            throw VotingChecks.Fault(CascadeScorer.Name, $"'{feedback.Name}' never says '{stray}': expected decides to hold {(feedback.ValueKind == FeedbackValueKind.Bool ? "yes or no" : feedback.ValueKind == FeedbackValueKind.Category ? string.Join(", ", feedback.Categories) : "nothing, and unsure_from and unsure_to for a number")}.");
        }

        if ((stage.UnsureFrom ?? stage.UnsureTo) is not null && (feedback.ValueKind != FeedbackValueKind.Number || stage.UnsureFrom > stage.UnsureTo))
        {
            throw VotingChecks.Fault(CascadeScorer.Name, $"'unsure_from' and 'unsure_to' of '{feedback.Name}' must bound a band of the numbers that it gives.");
        }

        if (stage.MinAgreement is { } least && (least is not (>= 0 and <= 1) || stage.Scorer.Info.Feedbacks.All(f => f.Name != feedback.Name + Agreement)))
        {
            throw VotingChecks.Fault(CascadeScorer.Name, $"'min_agreement' of '{feedback.Name}' must be from 0 to 1, and is for a jury or self_consistency with a majority.");
        }

        return new StageRule(stage.Decides, stage.UnsureFrom, stage.UnsureTo, stage.MinAgreement);
    }

    /// <summary>Why what a stage said does not decide; null where it does.</summary>
    /// <param name="scores">The stage's scores, the main one first.</param>
    public string? UnsureBecause(IReadOnlyList<Score> scores)
    {
        var main = scores[0];
        if (main.Value is not { } value)
        {
            return main.Error is null ? "nothing to score" : "error";
        }

        if (Decides.Count > 0 && !Decides.Any(d => Means(d, value)))
        {
            return $"'{value}' does not decide";
        }

        if ((UnsureFrom ?? UnsureTo) is not null && !(value.Number < UnsureFrom) && !(value.Number > UnsureTo))
        {
            return $"{value} is in the band that is passed on";
        }

        return MinAgreement is { } least && !(scores.First(s => s.Name == main.Name + Agreement).Value?.Number >= least) ? "too little agreement" : null;
    }

    private static bool IsValueOf(FeedbackInfo feedback, string value) => feedback.ValueKind switch
    {
        FeedbackValueKind.Bool => value is "yes" or "no" or "true" or "false",
        FeedbackValueKind.Category => feedback.Categories.Count == 0 || feedback.Categories.Contains(value, StringComparer.Ordinal),
        _ => false,
    };

    private static bool Means(string decides, FeedbackValue value) => value.Bool is { } flag ? flag == (decides is "yes" or "true") : value.Label == decides;
}
