namespace EvalKit.Scoring;

/// <summary>Did the app call only tools that it may?</summary>
internal sealed class ToolPermissionScorer : IScorer
{
    public const string Name = "tool_permission";
    private readonly ToolPermissionOptions _options;

    public ToolPermissionScorer(ToolPermissionOptions options)
    {
        _options = options;
        if (options.Allow is null && options.Deny.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}' needs the option 'allow' or 'deny', a list of names of tools: without one every tool is permitted.");
        }

        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ToolCalls);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        if (ToolCallList.Of(args.Trial.Output!, out var fault) is not { } calls)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, fault!));
        }

        var forbidden = calls.Select(c => c.Name).Where(n => !Permits(n)).Distinct(StringComparer.Ordinal).ToList();
        return ScoreResult.From(Score.Of(
            name,
            FeedbackValue.Of(forbidden.Count == 0),
            forbidden.Count == 0 ? "every tool that was called is permitted" : $"not permitted: {string.Join(", ", forbidden.Select(Quote.Of))}"));
    }

    private bool Permits(string tool) =>
        (_options.Allow is null || _options.Allow.Any(p => Wildcard.Covers(p, tool))) && !_options.Deny.Any(p => Wildcard.Covers(p, tool));
}
