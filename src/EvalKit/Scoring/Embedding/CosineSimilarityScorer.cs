using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Scoring;

/// <summary>How near is the meaning of the output to that of an accepted answer, by the vectors that a model makes of them?</summary>
internal sealed class CosineSimilarityScorer : IScorer
{
    public const string Name = "cosine_similarity";
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;

    public CosineSimilarityScorer(CosineSimilarityOptions options)
        : this(options, ReadFile(options))
    {
    }

    public CosineSimilarityScorer(IEmbeddingGenerator<string, Embedding<float>> generator, CosineSimilarityOptions options)
        : this(options, generator)
    {
        if (options.File is not null)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}': vectors come twice, from a generator and from 'file'. Leave out one of them.");
        }
    }

    private CosineSimilarityScorer(CosineSimilarityOptions options, IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        _generator = generator;
        var feedback = new FeedbackInfo(ScorerDescription.FeedbackName(Name, options), FeedbackValueKind.Number) { Minimum = -1, Maximum = 1 };
        var fingerprint = ScorerFingerprint.Of(Name, 1, options with { File = null }, Identity(generator));
        Info = ScorerDescription.Of(Name, ScorerKind.Code, fingerprint, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var accepted = args.Case!.AcceptedResponses;
        var vectors = await _generator.GenerateAsync([args.OutputText, .. accepted], cancellationToken: cancellationToken).ConfigureAwait(false);
        if (vectors.Count != accepted.Count + 1)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"the generator made {vectors.Count} vectors of {accepted.Count + 1} texts."));
        }

        var (best, value) = accepted.Select((text, i) => (text, Vectors.Cosine(vectors[0].Vector.Span, vectors[i + 1].Vector.Span))).MaxBy(pair => pair.Item2);
        return Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(value), $"nearest to {Quote.Of(best)}") with { Metadata = new JsonObject { ["dimensions"] = vectors[0].Vector.Length } };
    }

    private static RecordedVectors ReadFile(CosineSimilarityOptions options) => options.File is { Length: > 0 } file
        ? RecordedVectors.Read(Name, file)
        : throw new EvalKitException(
            FaultKind.Usage, $"Scorer '{Name}' needs the option 'file', a JSONL file of recorded vectors, or in C# a generator: Scorers.CosineSimilarity(generator).");

    /// <summary>What makes the vectors, as far as it tells.</summary>
    private static string? Identity(IEmbeddingGenerator<string, Embedding<float>> generator) => generator is RecordedVectors recorded
        ? recorded.Hash
        : generator.GetService(typeof(EmbeddingGeneratorMetadata)) is EmbeddingGeneratorMetadata metadata
            ? string.Join('|', metadata.ProviderName, metadata.DefaultModelId, metadata.DefaultModelDimensions)
            : null;
}
