namespace EvalKit.Scoring;

/// <summary>Is the last number of the output the last number of an accepted answer?</summary>
internal sealed class NumericMatchScorer : IScorer
{
    public const string Name = "numeric_match";
    private readonly NumericMatchOptions _options;

    public NumericMatchScorer(NumericMatchOptions options)
    {
        _options = options.Checked(Name);
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var expected = args.Case!.AcceptedResponses.Select(NumberReader.Last).OfType<TextNumber>().ToList();
        if (expected.Count == 0)
        {
            return ScoreResult.From(Score.Failed(
                name,
                FeedbackErrorKind.MissingInput,
                $"No accepted answer of case {args.Case!.Id} holds a number: found {Quote.Of(args.Case!.AcceptedResponses[0])}. Mend the case, or leave it out by where."));
        }

        if (NumberReader.Last(args.OutputText) is not { } found)
        {
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), "the output holds no number"));
        }

        var match = expected.Any(e => found.IsNear(e, _options.AbsoluteTolerance, _options.RelativeTolerance));
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(match), $"last number {Shown(found)}, expected {string.Join(" or ", expected.Select(Shown))}"));
    }

    private static string Shown(TextNumber number)
    {
        var text = number.ToString();
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
