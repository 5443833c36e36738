using System.Text.Json;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

/// <summary>The pairs of text with the values that published implementations give them.</summary>
internal static class GoldenTexts
{
    public const string Pairs = "golden/text_pairs.json";
    private const string EdgeCases = "golden/text_edge_cases.json";

    /// <summary>Calls <paramref name="check"/> with each pair of both files, and what the named reference says of it where it says something.</summary>
    /// <returns>How many pairs were checked.</returns>
    public static int ForEach(string reference, Action<GoldenPair, JsonElement> check)
    {
        var count = 0;
        foreach (var file in (string[])[Pairs, EdgeCases])
        {
            using var document = JsonDocument.Parse(SharedData.ReadText(file));
            foreach (var pair in document.RootElement.GetProperty("pairs").EnumerateArray())
            {
                if (pair.GetProperty("expected").GetProperty(reference) is { ValueKind: not JsonValueKind.Null } expected)
                {
                    check(ReadPair(pair), expected);
                    count++;
                }
            }
        }

        return count;
    }

    private static GoldenPair ReadPair(JsonElement pair) => new(
        pair.GetProperty("id").GetString()!,
        [.. pair.GetProperty("references").EnumerateArray().Select(r => r.GetString()!)],
        pair.GetProperty("hypothesis").GetString()!);
}
