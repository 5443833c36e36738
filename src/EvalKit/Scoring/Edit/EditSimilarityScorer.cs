using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>How alike output and accepted answer are by a distance between their code points: 1 less the distance over the longer length. The best accepted answer counts.</summary>
internal sealed class EditSimilarityScorer : IScorer
{
    private readonly Distance _distance;
    private readonly TextNormalization _parts;

    public EditSimilarityScorer(string name, EditSimilarityOptions options, Distance distance)
    {
        _distance = distance;
        _parts = options.Parts;
        var feedback = new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.Of(name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    /// <summary>The distance of two texts, from 0 to the length of the longer one.</summary>
    public delegate int Distance(ReadOnlySpan<int> first, ReadOnlySpan<int> second);

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var output = TextSymbols.Of(TextNormalizer.Apply(args.OutputText, _parts));
        var (similarity, distance, accepted) = args.Case!.AcceptedResponses.Select(a => Compare(output, a)).MaxBy(c => c.Similarity);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(similarity), $"nearest accepted answer: {Quote.Of(accepted)}") with
        {
            Metadata = new JsonObject { ["distance"] = distance },
        });
    }

    private (double Similarity, int Distance, string Accepted) Compare(int[] output, string accepted)
    {
        var wanted = TextSymbols.Of(TextNormalizer.Apply(accepted, _parts));
        var distance = _distance(output, wanted);
        return (Similarity(distance, Math.Max(output.Length, wanted.Length)), distance, accepted);
    }

    /// <summary>1 for two empty texts.</summary>
    internal static double Similarity(int distance, int longer) => longer == 0 ? 1 : 1 - ((double)distance / longer);
}
