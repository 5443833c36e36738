namespace EvalKit.Scoring;

/// <summary>How much do the calls that were made and those that are expected have in common?</summary>
internal sealed class ToolCallF1Scorer : IScorer
{
    public const string Name = "tool_call_f1";
    private readonly ToolCallComparer _comparer;

    public ToolCallF1Scorer(ToolCallF1Options options)
    {
        _comparer = new ToolCallComparer(Name, options);
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, _comparer.Needs);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var (comparison, error) = _comparer.Compare(args);
        if (comparison is null)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, error!));
        }

        var (matched, expected, made) = (comparison.Matched, comparison.Expected.Count, comparison.Made.Count);
        var metadata = comparison.Metadata;
        metadata["precision"] = made == 0 ? expected == 0 ? 1 : 0 : (double)matched / made;
        metadata["recall"] = expected == 0 ? made == 0 ? 1 : 0 : (double)matched / expected;
        var f1 = expected + made == 0 ? 1 : 2.0 * matched / (expected + made);
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(f1), comparison.Rationale) with { Metadata = metadata });
    }
}
