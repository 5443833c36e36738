using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Scoring.Embedding;

/// <summary>A generator whose vectors a test gives.</summary>
internal sealed class ScriptedEmbeddings(Func<string, float[]> vectorOf, string? model = "scripted") : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>The texts of each call.</summary>
    public List<IReadOnlyList<string>> Calls { get; } = [];

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls.Add([.. values]);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(Calls[^1].Select(text => new Embedding<float>(vectorOf(text)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) && model is not null ? new EmbeddingGeneratorMetadata("test", null, model, 2) : null;

    public void Dispose()
    {
        // Nothing is open.
    }
}
