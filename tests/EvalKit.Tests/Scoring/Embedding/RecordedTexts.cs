using System.Text.Json;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Embedding;

/// <summary>Real texts with the vectors that all-MiniLM-L6-v2 made of them.</summary>
internal static class RecordedTexts
{
    public const string File = "data/minilm_vectors/vectors.jsonl";

    public static IReadOnlyList<(string Text, double[] Vector)> Read() =>
        [.. System.IO.File.ReadLines(SharedData.PathOf(File)).Select(line => JsonElement.Parse(line)).Select(row => (row.GetProperty("content").GetString()!, row.GetProperty("vector").Deserialize<double[]>()!))
            .DistinctBy(row => row.Item1)];

    /// <summary>The cosine, written out.</summary>
    public static double Cosine(IReadOnlyList<double> a, IReadOnlyList<double> b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));
}
