namespace EvalKit.Scoring;

/// <summary>The texts that a scorer looks for: those of its options, else a case's accepted answers, evened out alike.</summary>
internal sealed class WantedTexts
{
    private readonly TextNormalization _parts;
    private readonly IReadOnlyList<string>? _texts;

    /// <param name="scorer">The scorer, for messages.</param>
    /// <param name="option">The option that holds the texts.</param>
    /// <param name="texts">The texts; null for the accepted answers.</param>
    /// <param name="parts">What is evened out.</param>
    /// <exception cref="EvalKitException">There is no text, or one that is empty once it is evened out.</exception>
    public WantedTexts(string scorer, string option, IReadOnlyList<string>? texts, TextNormalization parts)
    {
        _parts = parts;
        _texts = texts;
        if (texts is { Count: 0 })
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{scorer}', option '{option}': expected at least one text, found none.");
        }

        if (texts?.FirstOrDefault(t => Even(t).Length == 0) is { } empty)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"Scorer '{scorer}', option '{option}': {Quote.Of(empty)} is empty once normalised, and every output has that. Name the text to look for.");
        }
    }

    /// <summary>What a scorer of these texts needs.</summary>
    public IReadOnlyList<string> NeedsOf => _texts is null ? [Needs.Output, Needs.ExpectedResponse] : [Needs.Output];

    public IReadOnlyList<string> Of(ScoreArguments args) => _texts ?? args.Case!.AcceptedResponses;

    public string Even(string text) => TextNormalizer.Apply(text, _parts);
}
