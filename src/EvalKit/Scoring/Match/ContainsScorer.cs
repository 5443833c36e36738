namespace EvalKit.Scoring;

/// <summary>Does the output contain a text, or an accepted answer?</summary>
internal sealed class ContainsScorer : IScorer
{
    public const string Name = "contains";
    private readonly TextNormalization _parts;
    private readonly string? _text;

    public ContainsScorer(ContainsOptions options)
    {
        _parts = options.Parts;
        _text = options.Text;
        if (_text is not null && TextNormalizer.Apply(_text, _parts).Length == 0)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"Scorer '{Name}', option 'text': {Quote.Of(_text)} is empty once normalised, and every output contains that. Name the text to look for.");
        }

        IReadOnlyList<string> needs = _text is null ? [Needs.Output, Needs.ExpectedResponse] : [Needs.Output];
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), needs);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var output = TextNormalizer.Apply(args.OutputText, _parts);
        IReadOnlyList<string> wanted = _text is not null ? [_text] : args.Case!.AcceptedResponses;
        var found = wanted.FirstOrDefault(w => Occurs(TextNormalizer.Apply(w, _parts), output));
        return ScoreResult.From(Score.Of(
            Info.Feedbacks[0].Name,
            FeedbackValue.Of(found is not null),
            found is not null ? $"contains {Quote.Of(found)}" : $"does not contain {(_text is null ? "an accepted answer" : Quote.Of(_text))}"));
    }

    /// <summary>An empty accepted answer means "say nothing": it occurs in an empty output only.</summary>
    internal static bool Occurs(string wanted, string output) => wanted.Length == 0 ? output.Length == 0 : output.Contains(wanted, StringComparison.Ordinal);
}
