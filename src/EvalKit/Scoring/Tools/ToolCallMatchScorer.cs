namespace EvalKit.Scoring;

/// <summary>Did the app make the tool calls that it should have made?</summary>
internal sealed class ToolCallMatchScorer : IScorer
{
    public const string Name = "tool_call_match";
    private readonly ToolCallComparer _comparer;
    private readonly ToolCallOrder _order;

    public ToolCallMatchScorer(ToolCallMatchOptions options)
    {
        _comparer = new ToolCallComparer(Name, options);
        _order = options.Order;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), _comparer.Needs);
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

        var meets = comparison.Meets(_order);
        var rationale = comparison.Rationale;
        if (!meets && _order == ToolCallOrder.Strict && comparison.Meets(ToolCallOrder.Unordered))
        {
            rationale = "the expected calls were made in another order";
        }

        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(meets), rationale) with { Metadata = comparison.Metadata });
    }
}
