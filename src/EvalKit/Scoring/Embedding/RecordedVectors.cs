using System.Security.Cryptography;
using System.Text.Json;
using EvalKit.Datasets;
using Microsoft.Extensions.AI;

namespace EvalKit.Scoring;

/// <summary>Vectors that were made before, by their texts.</summary>
internal sealed class RecordedVectors : IEmbeddingGenerator<string, Embedding<float>>
{
    private const string VectorField = "vector";
    private readonly string _file;
    private readonly Dictionary<string, float[]> _vectors;

    private RecordedVectors(string file, Dictionary<string, float[]> vectors, string hash)
    {
        _file = file;
        _vectors = vectors;
        Hash = hash;
    }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="EvalKitException">It cannot be read, or a line of it is no text with a vector, or has another vector than an earlier one.</exception>
    public static RecordedVectors Read(string scorer, string file)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{scorer}', option 'file': {file} cannot be read. {fault.Message}", fault);
        }

        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var number = 0;
        using var reader = new StreamReader(new MemoryStream(bytes));
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (text, vector) = ReadLine(line) ?? throw new EvalKitException(
                FaultKind.Usage, FormattableString.Invariant($"{file}:{number}: expected {{\"text\": \"…\", \"vector\": [numbers]}}, found {Quote.Of(line)}."));
            if (!vectors.TryAdd(text, vector) && !vectors[text].AsSpan().SequenceEqual(vector))
            {
                throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"{file}:{number}: the text {Quote.Of(text)} has another vector above. Keep one of them."));
            }
        }

        return new RecordedVectors(file, vectors, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(_vectors.TryGetValue(text, out var vector)
            ? vector
            : throw new EvalKitException(FaultKind.Usage, $"{_file} has no vector of {Quote.Of(text)}. Add it, or let a generator make vectors (C#).")))));

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Nothing is open.
    }

    private static (string Text, float[] Vector)? ReadLine(string line)
    {
        try
        {
            var row = JsonElement.Parse(line);
            return row.ValueKind == JsonValueKind.Object && PassageFields.Text(row) is { } text && row.TryGetProperty(VectorField, out var vector) && vector.Deserialize<float[]>() is { } numbers
                ? (text, numbers)
                : null;
        }
        catch (JsonException)
        {
            return null; // The caller tells the line.
        }
    }
}
