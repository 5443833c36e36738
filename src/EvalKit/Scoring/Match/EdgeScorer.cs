namespace EvalKit.Scoring;

/// <summary>Does the output begin, or end, with a text or an accepted answer?</summary>
internal sealed class EdgeScorer : IScorer
{
    public const string StartName = "starts_with", EndName = "ends_with";
    private readonly Func<string, string, bool> _holds;
    private readonly string _verb;
    private readonly WantedTexts _wanted;

    private EdgeScorer(string name, EdgeTextOptions options, string verb, Func<string, string, bool> holds)
    {
        _holds = holds;
        _verb = verb;
        _wanted = new WantedTexts(name, "text", options.Text is null ? null : [options.Text], options.Parts);
        Info = ScorerDescription.Of(name, 1, options, new FeedbackInfo(name, FeedbackValueKind.Bool), _wanted.NeedsOf);
    }

    public ScorerInfo Info { get; }

    public static EdgeScorer Start(EdgeTextOptions options) => new(StartName, options, "begin", (output, text) => output.StartsWith(text, StringComparison.Ordinal));

    public static EdgeScorer End(EdgeTextOptions options) => new(EndName, options, "end", (output, text) => output.EndsWith(text, StringComparison.Ordinal));

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var output = _wanted.Even(args.OutputText);
        var wanted = _wanted.Of(args);
        var match = wanted.FirstOrDefault(w => Holds(output, _wanted.Even(w)));
        return ScoreResult.From(Score.Of(
            Info.Feedbacks[0].Name,
            FeedbackValue.Of(match is not null),
            match is not null ? $"{_verb}s with {Quote.Of(match)}" : $"does not {_verb} with {(wanted.Count == 1 ? Quote.Of(wanted[0]) : "an accepted answer")}"));
    }

    /// <summary>An empty accepted answer means "say nothing".</summary>
    private bool Holds(string output, string text) => text.Length == 0 ? output.Length == 0 : _holds(output, text);
}
