using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Structure;

public sealed class JsonUnorderedTests
{
    private static readonly IScorer Unordered = Scorers.JsonDiff(new JsonDiffOptions { Unordered = true });

    private static readonly Gen<JsonArray> Items = Gen.OneOf(
        Gen.Int[0, 3].Select(n => (JsonNode?)n),
        Gen.Select(Gen.Int[0, 2], Gen.OneOf("a", "b")).Select(p => (JsonNode?)new JsonObject { ["n"] = p.Item1, ["t"] = p.Item2 }),
        Gen.Int[0, 2].Array[0, 2].Select(n => (JsonNode?)new JsonObject { ["n"] = n.Length, ["extra"] = new JsonObject { ["x"] = n.Sum() } })).Array[0, 5].Select(items => new JsonArray(items));

    [Theory]
    [InlineData("[1, 2, 3]", "[3, 1, 2]", 1, 0)]
    [InlineData("[2, 3]", "[1, 2, 3]", 2 / 3.0, 1)]
    [InlineData("[3, 2, 1, 0]", "[1, 2, 3]", 0.75, 1)]
    [InlineData("[1, 1]", "[1, 2]", 0.5, 1)]
    [InlineData("""[{"id": 2, "n": "y"}, {"id": 1, "n": "x"}]""", """[{"id": 1, "n": "x"}, {"id": 2, "n": "z"}]""", 0.75, 1)]
    [InlineData("""{"a": [[1, 2], [3]]}""", """{"a": [[3], [2, 1]]}""", 1, 0)]
    [InlineData("[]", "[1, 2]", 0, 3)]
    [InlineData("""[{"a": 1}]""", """["a"]""", 0, 2)]
    public void Items_are_paired_so_that_the_most_leaves_are_equal(string output, string expected, double share, int paths)
    {
        var (score, differing) = JsonDiffTests.Both(Unordered, output, expected);

        score.Value!.Number.Should().BeApproximately(share, 1e-12);
        differing.Value!.Number.Should().Be(paths);
    }

    [Theory]
    [InlineData("/tags", 0.5)]
    [InlineData("/lines/*/parts", 0.5)]
    [InlineData("/*", 0.5)]
    [InlineData("/lines/0", 0)]
    [InlineData("", 0)]
    public void Places_may_be_named(string place, double share)
    {
        const string Expected = """{"tags": ["a", "b"], "lines": [{"parts": [1, 2]}]}""";
        const string Output = """{"tags": ["b", "a"], "lines": [{"parts": [2, 1]}]}""";

        JsonDiffTests.Both(Given.FromCatalog("json_diff", $$"""{"unordered_at": ["{{place}}"]}"""), Output, Expected).Share.Value!.Number.Should().Be(share);
    }

    [Fact]
    public void The_whole_value_may_be_named() =>
        JsonDiffTests.Both(Given.FromCatalog("json_diff", """{"unordered_at": [""]}"""), "[[1, 2], 3]", "[3, [2, 1]]").Share.Value!.Number.Should().BeApproximately(1 / 3.0, 1e-12);

    [Fact]
    public void Paths_are_those_of_the_expected_value_and_items_too_many_stand_behind_them()
    {
        var (score, _) = JsonDiffTests.Both(Unordered, """[{"id": 9}, {"id": 2, "n": 5}, {"id": 1, "n": 1}]""", """[{"id": 1, "n": 1}, {"id": 2, "n": 2}]""");

        score.Metadata!["paths"]!.AsObject().Select(p => p.Key).Should().Equal("/1/n", "/2/id");
    }

    [Fact]
    public void A_leaf_scorer_decides_the_pairing_too()
    {
        var scorer = Scorers.JsonDiff(new JsonDiffOptions { Unordered = true }, Scorers.NumericMatch(new NumericMatchOptions { AbsoluteTolerance = 0.1 }));

        JsonDiffTests.Both(scorer, "[1.05, 2.05, 3.05]", "[3, 2, 1]").Share.Value!.Number.Should().Be(1);
    }

    [Fact]
    public void More_items_than_can_be_paired_are_an_error()
    {
        var many = $"[{string.Join(",", Enumerable.Range(0, 501).Select(i => i.ToString(CultureInfo.InvariantCulture)))}]";
        var fits = $"[{string.Join(",", Enumerable.Range(0, 500).Select(i => i.ToString(CultureInfo.InvariantCulture)))}]";

        Told(many, "[1]").Should().ThrowExactly<EvalKitException>().And.Message.Should().Contain("at most 500");
        Told("[" + string.Join(",", Enumerable.Repeat("[1,2,3]", 450)) + "]", "[" + string.Join(",", Enumerable.Repeat("[1,2,3]", 450)) + "]").Should().Throw<EvalKitException>()
            .And.Message.Should().Contain("1000000 pairs");
        JsonDiffTests.Both(Unordered, fits, fits).Share.Value!.Number.Should().Be(1);
    }

    [Theory]
    [InlineData("""{"unordered_at": ["lines"]}""", "found \"lines\"")]
    [InlineData("""{"unordered_at": "lines"}""", "a list of texts")]
    public void A_place_that_is_no_pointer_is_refused(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("json_diff", options)).Should().Throw<EvalKitException>().And.Message.Should().Contain(message);

    [Fact]
    public void No_pairing_has_more_equal_leaves() => Gen.Select(Items, Items).ShouldHold(300, pair =>
    {
        var (a, b) = (pair.Item1, pair.Item2);
        if (a.Count == 0 || b.Count == 0)
        {
            return true;
        }

        var (longer, shorter) = a.Count >= b.Count ? (a, b) : (b, a);
        var best = Orders(longer.Count).Select(order => Ordered(new JsonArray([.. order.Select(i => longer[i]?.DeepClone())]), shorter)).OrderByDescending(c => c.Equal).ThenBy(c => c.Compared).First();
        var (score, paths) = JsonDiffTests.Both(Unordered, longer.ToJsonString(), shorter.ToJsonString());
        return score.Metadata!["compared"]!.GetValue<int>() == best.Compared && best.Compared - (int)paths.Value!.Number!.Value == best.Equal;
    });

    [Fact]
    public void Shuffled_arrays_are_equal_and_both_sides_see_the_same() => Gen.Select(AnyJson.Value, AnyJson.Value, Gen.Int[0, 1000]).ShouldHold(1_000, sample =>
    {
        var (a, b, seed) = sample;
        var (text, other) = (a?.ToJsonString() ?? "null", b?.ToJsonString() ?? "null");
        var shuffled = Turned(a, seed)?.ToJsonString() ?? "null";
        var (there, back) = (JsonDiffTests.Both(Unordered, text, other), JsonDiffTests.Both(Unordered, other, text));
        return JsonDiffTests.Both(Unordered, shuffled, text).Share.Value!.Number == 1
            && there.Share.Value!.Number == back.Share.Value!.Number && there.Paths.Value!.Number == back.Paths.Value!.Number;
    });

    private static Func<Score> Told(string output, string expected) =>
        () => Unordered.ScoreAsync(Given.Arguments(output, expected), CancellationToken.None).AsTask().GetAwaiter().GetResult().Scores[0];

    private static (int Equal, int Compared) Ordered(JsonArray output, JsonArray expected)
    {
        var (score, paths) = JsonDiffTests.Both(Scorers.JsonDiff(), output.ToJsonString(), expected.ToJsonString());
        var compared = score.Metadata!["compared"]!.GetValue<int>();
        return (compared - (int)paths.Value!.Number!.Value, compared);
    }

    private static IEnumerable<IReadOnlyList<int>> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (IReadOnlyList<int>)[.. order.Take(at), count - 1, .. order.Skip(at)]));

    /// <summary>The value with each array in another order.</summary>
    private static JsonNode? Turned(JsonNode? value, int seed) => value switch
    {
        JsonArray array => new JsonArray([.. array.Select(i => Turned(i, seed + 1)).Select((item, i) => (item, i)).OrderBy(p => (p.i + 1) * (seed + 7) % 11).Select(p => p.item)]),
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Turned(m.Value, seed + 3)))),
        _ => value?.DeepClone(),
    };
}
