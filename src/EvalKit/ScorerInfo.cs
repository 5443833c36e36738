namespace EvalKit;

/// <summary>What a scorer is, before it runs.</summary>
/// <param name="Name">The scorer's name, in snake_case.</param>
/// <param name="Kind">Code, judge or human.</param>
/// <param name="Feedbacks">The feedbacks that it makes, at least one; the first is the main one.</param>
/// <param name="Fingerprint">A hash over everything that decides its values: name, version, options, prompt, model, parser.</param>
public sealed record ScorerInfo(string Name, ScorerKind Kind, IReadOnlyList<FeedbackInfo> Feedbacks, string Fingerprint)
{
    /// <summary>What it needs, as field paths: <c>outputs</c>, <c>context</c> (what the app retrieved), <c>inputs</c> (any), <c>inputs.question</c>, <c>expectations.expected_response</c>, <c>columns.label</c>, <c>reference</c> (another output, that it is compared with), <c>baseline</c> (the stored run that the baseline is of); of alternatives joined by <c>|</c> one is enough. Missing ones are reported before the run.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Whether it scores trials that have no output too (as <c>app_ok</c> does). Default: false, such trials give an error.</summary>
    public bool ScoresFailedTrials { get; init; }
}
