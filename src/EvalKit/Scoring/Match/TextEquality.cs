namespace EvalKit.Scoring;

/// <summary>Whether an output equals an accepted answer once both are evened out.</summary>
internal static class TextEquality
{
    /// <summary>A bool; the rationale names the answer that it equals.</summary>
    /// <param name="feedback">The feedback's name.</param>
    /// <param name="args">Case and trial.</param>
    /// <param name="parts">What is evened out.</param>
    /// <param name="how">What the rationale says behind the answer, such as <c> after normalisation</c>.</param>
    public static ValueTask<ScoreResult> Score(string feedback, ScoreArguments args, TextNormalization parts, string how = "")
    {
        var output = TextNormalizer.Apply(args.OutputText, parts);
        var match = args.Case!.AcceptedResponses.FirstOrDefault(a => string.Equals(TextNormalizer.Apply(a, parts), output, StringComparison.Ordinal));
        return ScoreResult.From(EvalKit.Score.Of(
            feedback, FeedbackValue.Of(match is not null), (match is not null ? $"equals {Quote.Of(match)}" : "equals no accepted answer") + how));
    }
}
