using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>How long is the answer?</summary>
internal sealed class ResponseLengthScorer : IScorer
{
    public const string Name = "response_length";
    private readonly ResponseLengthOptions _options;

    public ResponseLengthScorer(ResponseLengthOptions options)
    {
        _options = options;
        if (options.Max < 0)
        {
            throw new EvalKitException(FaultKind.Usage, string.Create(CultureInfo.InvariantCulture, $"Scorer '{Name}', option 'max': expected a number from 0, found {options.Max}."));
        }

        var unit = options.Unit == LengthUnit.Words ? "words" : "characters";
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = unit };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var length = _options.Unit == LengthUnit.Words ? Words(args.OutputText) : args.OutputText.EnumerateRunes().Count();
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of((double)length)) with { Passed = _options.Max is { } max ? length <= max : null });
    }

    private static int Words(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = System.Text.Rune.IsWhiteSpace(rune);
            words += !isSpace && !inside ? 1 : 0;
            inside = !isSpace;
        }

        return words;
    }
}
