namespace EvalKit.Scoring;

/// <summary>How easily an English text is read: Flesch's reading ease, and the school grade of Kincaid.</summary>
internal sealed class ReadabilityScorer : IScorer
{
    public const string Name = "readability";

    /// <summary>Below this share of a–z among the letters the text is not English.</summary>
    private const double LeastLatin = 0.5;

    private readonly ReadabilityOptions _options;

    public ReadabilityScorer(ReadabilityOptions options)
    {
        _options = options;
        Check("min_ease", options.MinEase);
        Check("max_grade", options.MaxGrade);
        var info = ScorerDescription.WithParts(
            ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Number), Needs.Output), "grade", "words_per_sentence", "syllables_per_word");
        Info = info with { Feedbacks = [info.Feedbacks[0], .. info.Feedbacks.Skip(1).Select(f => f with { Polarity = Polarity.LowerIsBetter })] };
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var text = EnglishText.Read(args.OutputText);
        if (text.Words == 0 || text.LatinShare < LeastLatin)
        {
            var reason = text.Words == 0 ? "the output has no word" : "most letters of the output are not a–z, and the formulas are for English";
            return ValueTask.FromResult(new ScoreResult([.. Info.Feedbacks.Select(f => Score.Unscored(f.Name, reason))]));
        }

        var wordsPerSentence = (double)text.Words / text.Sentences;
        var syllablesPerWord = (double)text.Syllables / text.Words;
        var ease = 206.835 - (1.015 * wordsPerSentence) - (84.6 * syllablesPerWord);
        var grade = (0.39 * wordsPerSentence) + (11.8 * syllablesPerWord) - 15.59;
        var rationale = FormattableString.Invariant($"{text.Words} words, {text.Sentences} sentences, {text.Syllables} syllables");
        return ValueTask.FromResult(new ScoreResult(
        [
            Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(ease), rationale) with { Passed = _options.MinEase is { } least ? ease >= least : null },
            Score.Of(Info.Feedbacks[1].Name, FeedbackValue.Of(grade), rationale) with { Passed = _options.MaxGrade is { } most ? grade <= most : null },
            Score.Of(Info.Feedbacks[2].Name, FeedbackValue.Of(wordsPerSentence), rationale),
            Score.Of(Info.Feedbacks[3].Name, FeedbackValue.Of(syllablesPerWord), rationale),
        ]));
    }

    private static void Check(string option, double? value)
    {
        if (value is { } number && !double.IsFinite(number))
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{Name}', option '{option}': expected a number, found {number}."));
        }
    }
}
