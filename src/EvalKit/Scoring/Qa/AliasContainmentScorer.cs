namespace EvalKit.Scoring;

/// <summary>Does an accepted answer occur in the output as a whole phrase, after SQuAD's normalisation?</summary>
internal sealed class AliasContainmentScorer : IScorer
{
    public const string Name = "alias_containment";

    public AliasContainmentScorer(AliasContainmentOptions options)
    {
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var found = Find(args.OutputText, args.Case!.AcceptedResponses);
        return ScoreResult.From(Score.Of(
            Info.Feedbacks[0].Name,
            FeedbackValue.Of(found is not null),
            found is not null ? $"contains {Quote.Of(found)}" : "contains no accepted answer"));
    }

    /// <summary>The first accepted answer that occurs; null for none.</summary>
    internal static string? Find(string output, IReadOnlyList<string> accepted)
    {
        var words = SquadNormalizer.Words(output);
        return accepted.FirstOrDefault(a => Occurs(SquadNormalizer.Words(a), a, words, output));
    }

    /// <summary>An answer that is nothing but an article ("A") is looked for with its articles kept; one without any word occurs nowhere.</summary>
    private static bool Occurs(IReadOnlyList<string> alias, string aliasText, IReadOnlyList<string> words, string output)
    {
        if (alias.Count > 0)
        {
            return Phrase.Occurs(alias, words);
        }

        const TextNormalization withArticles = TextNormalization.Squad & ~TextNormalization.RemoveArticles;
        var article = SquadNormalizer.Words(aliasText, withArticles);
        return article.Count > 0 && Phrase.Occurs(article, SquadNormalizer.Words(output, withArticles));
    }
}
