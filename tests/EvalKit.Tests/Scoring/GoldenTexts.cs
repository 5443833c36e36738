using System.Text.Json;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

/// <summary>The pairs of text with the values that published implementations give them.</summary>
internal static class GoldenTexts
{
    public const string Pairs = "golden/text_pairs.json";
    public const string Corpora = "golden/text_corpus.json";
    private const string EdgeCases = "golden/text_edge_cases.json";

    /// <summary>Calls <paramref name="check"/> with each pair of both files, and what the named reference says of it where it says something.</summary>
    /// <returns>How many pairs were checked.</returns>
    public static int ForEach(string reference, Action<GoldenPair, JsonElement> check)
    {
        var count = 0;
        ForEachPair((pair, expected, _) =>
        {
            if (expected.GetProperty(reference) is { ValueKind: not JsonValueKind.Null } found)
            {
                check(pair, found);
                count++;
            }
        });
        return count;
    }

    /// <summary>Calls <paramref name="check"/> with each number of each pair, under its path such as <c>bleu.precisions.0</c>, and the file's tolerance.</summary>
    public static void ForEachValue(Action<GoldenPair, string, double, double> check) => ForEachPair((pair, expected, tolerance) =>
    {
        foreach (var (path, value) in Leaves("", expected))
        {
            check(pair, path, value, tolerance);
        }
    });

    /// <summary>Calls <paramref name="check"/> with each corpus, its pairs, what is expected of it, and the file's tolerance.</summary>
    public static void ForEachCorpus(Action<string, IReadOnlyList<GoldenPair>, JsonElement, double> check)
    {
        var pairs = new Dictionary<string, GoldenPair>(StringComparer.Ordinal);
        ForEachPair((pair, _, _) => pairs[pair.Id] = pair);
        using var document = JsonDocument.Parse(SharedData.ReadText(Corpora));
        var tolerance = document.RootElement.GetProperty("tolerance").GetDouble();
        foreach (var corpus in document.RootElement.GetProperty("corpora").EnumerateArray())
        {
            check(
                corpus.GetProperty("name").GetString()!,
                [.. corpus.GetProperty("ids").EnumerateArray().Select(id => pairs[id.GetString()!])],
                corpus.GetProperty("expected"),
                tolerance);
        }
    }

    private static void ForEachPair(Action<GoldenPair, JsonElement, double> check)
    {
        foreach (var file in (string[])[Pairs, EdgeCases])
        {
            using var document = JsonDocument.Parse(SharedData.ReadText(file));
            var tolerance = document.RootElement.GetProperty("tolerance").GetDouble();
            foreach (var pair in document.RootElement.GetProperty("pairs").EnumerateArray())
            {
                check(ReadPair(pair), pair.GetProperty("expected"), tolerance);
            }
        }
    }

    private static IEnumerable<(string Path, double Value)> Leaves(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Leaves(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Leaves($"{path}.{i}", item)),
        JsonValueKind.Number => [(path, value.GetDouble())],
        _ => [],
    };

    private static GoldenPair ReadPair(JsonElement pair) => new(
        pair.GetProperty("id").GetString()!,
        [.. pair.GetProperty("references").EnumerateArray().Select(r => r.GetString()!)],
        pair.GetProperty("hypothesis").GetString()!);
}
