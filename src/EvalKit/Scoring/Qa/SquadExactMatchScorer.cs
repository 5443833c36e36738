namespace EvalKit.Scoring;

/// <summary>Is the output equal to an accepted answer after SQuAD's normalisation?</summary>
internal sealed class SquadExactMatchScorer : IScorer
{
    public const string Name = "squad_exact_match";

    public SquadExactMatchScorer(SquadOptions options)
    {
        Info = ScorerDescription.Of(Name, 1, options.Checked(Name), new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var match = Match(args.OutputText, args.Case!.AcceptedResponses);
        return ScoreResult.From(Score.Of(
            Info.Feedbacks[0].Name,
            FeedbackValue.Of(match is not null),
            match is not null ? $"equals {Quote.Of(match)} after normalisation" : "equals no accepted answer after normalisation"));
    }

    /// <summary>The first accepted answer that equals the output; null for none.</summary>
    internal static string? Match(string output, IEnumerable<string> accepted)
    {
        var normalized = SquadNormalizer.Normalize(output);
        return accepted.FirstOrDefault(a => string.Equals(SquadNormalizer.Normalize(a), normalized, StringComparison.Ordinal));
    }
}
