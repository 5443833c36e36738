using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>How well do the tokens of output and accepted answer match, each with the one that is nearest to it?</summary>
internal sealed class BertScoreScorer : IScorer
{
    public const string Name = "bert_score";

    /// <summary>Pairs of tokens that are compared: a second or two at most.</summary>
    private const long MostPairs = 4_000_000;

    private readonly ITokenEmbedder _embedder;

    public BertScoreScorer(ITokenEmbedder embedder, BertScoreOptions options)
    {
        _embedder = embedder;
        var info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, Needs.Output, Needs.ExpectedResponse);
        var parts = ScorerDescription.WithParts(info, ScorerDescription.Precision, ScorerDescription.Recall);
        Info = parts with { Feedbacks = [parts.Feedbacks[0], .. parts.Feedbacks.Skip(1).Select(part => part with { Minimum = -1 })] };
    }

    public ScorerInfo Info { get; }

    public async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var found = await _embedder.EmbedAsync(args.OutputText, cancellationToken).ConfigureAwait(false);
        (double Precision, double Recall, double F1)? best = null;
        foreach (var text in args.Case!.AcceptedResponses)
        {
            var measured = Measure(found, await _embedder.EmbedAsync(text, cancellationToken).ConfigureAwait(false));
            best = best is null || measured.F1 > best.Value.F1 ? measured : best;
        }

        var (precision, recall, f1) = best!.Value;
        var metadata = new JsonObject { ["tokens"] = found.Count };
        return new ScoreResult(
        [
            Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(f1)) with { Metadata = metadata },
            Score.Of(Info.Feedbacks[1].Name, FeedbackValue.Of(precision)),
            Score.Of(Info.Feedbacks[2].Name, FeedbackValue.Of(recall)),
        ]);
    }

    /// <summary>Greedy matching (Zhang et al. 2020): each token counts with the cosine of the nearest one on the other side. Nothing matches nothing.</summary>
    private static (double Precision, double Recall, double F1) Measure(IReadOnlyList<ReadOnlyMemory<float>> found, IReadOnlyList<ReadOnlyMemory<float>> expected)
    {
        if (found.Count == 0 || expected.Count == 0)
        {
            var both = found.Count == expected.Count ? 1.0 : 0;
            return (both, both, both);
        }

        if ((long)found.Count * expected.Count > MostPairs)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"texts of {found.Count} and {expected.Count} tokens take too long to match: at most {MostPairs} pairs."));
        }

        var (forFound, forExpected) = (new double[found.Count], new double[expected.Count]);
        Array.Fill(forFound, double.NegativeInfinity);
        Array.Fill(forExpected, double.NegativeInfinity);
        for (var f = 0; f < found.Count; f++)
        {
            for (var e = 0; e < expected.Count; e++)
            {
                var cosine = Vectors.Cosine(found[f].Span, expected[e].Span);
                forFound[f] = Math.Max(forFound[f], cosine);
                forExpected[e] = Math.Max(forExpected[e], cosine);
            }
        }

        var (precision, recall) = (forFound.Average(), forExpected.Average());
        return (precision, recall, precision > 0 && recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
    }
}
