using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Tools;

/// <summary>What holds for all calls.</summary>
public sealed class ToolCallLawTests
{
    private static readonly Gen<JsonNode> Call = Gen.Select(Gen.OneOf("f", "g", "h.i"), AnyJson.Scalar, AnyJson.Value, (name, x, y) =>
        (JsonNode)new JsonObject { ["name"] = name, ["arguments"] = new JsonObject { ["x"] = x?.DeepClone(), ["y"] = y?.DeepClone() } });

    private static readonly Gen<JsonNode[]> Calls = Call.Array[0, 6];

    private static readonly IReadOnlyList<IScorer> All =
    [
        Scorers.ToolCallMatch(), Scorers.ToolCallMatch(new ToolCallMatchOptions { Order = ToolCallOrder.Strict }), Scorers.ToolCallF1(),
        Scorers.ToolCallMatch(new ToolCallMatchOptions { Order = ToolCallOrder.Superset, Arguments = ToolArguments.AllowedValues, Language = ToolLanguage.Java, ToolsInput = "tools" }),
        Scorers.ToolCallF1(new ToolCallF1Options { Arguments = ToolArguments.AllowedValues, Language = ToolLanguage.Javascript }),
        Scorers.ToolCallMatch(new ToolCallMatchOptions { Order = ToolCallOrder.Subset, Arguments = ToolArguments.Ignore }),
    ];

    [Fact]
    public void Any_json_for_calls_expectation_and_tools_gives_a_value_or_says_what_is_missing() =>
        Gen.Select(Gen.OneOf(AnyJson.Value, Calls.Select(AsNode)), Gen.OneOf(AnyJson.Value, Calls.Select(AsNode)), AnyJson.Value).ShouldHold(2_000, sample =>
        {
            var arguments = GivenCalls.Arguments(new AppOutput("x") { ToolCalls = JsonSerializer.SerializeToElement(sample.Item1) }, sample.Item2, sample.Item3);
            return All.All(scorer => Given.Score(scorer, arguments) is { Error.Kind: FeedbackErrorKind.MissingInput } or { Value.Number: >= 0 and <= 1 });
        });

    [Fact]
    public void Calls_agree_with_themselves_in_any_order() => Gen.Select(Calls, Gen.Int[0, 1000]).ShouldHold(1_000, sample =>
    {
        var (calls, seed) = sample;
        var shuffled = calls.Select((c, i) => (c, Key: (i * 7919 + seed) % 31)).OrderBy(p => p.Key).Select(p => p.c).ToArray();
        return Passes("{}", AsNode(shuffled), AsNode(calls))
            && Passes("""{"order": "strict"}""", AsNode(calls), AsNode(calls))
            && Given.Score(Scorers.ToolCallF1(), Of(AsNode(shuffled), AsNode(calls))).Value!.Number == 1;
    });

    [Fact]
    public void The_orders_follow_from_each_other() => Gen.Select(Calls, Calls).ShouldHold(2_000, sample =>
    {
        var (made, expected) = (AsNode(sample.Item1), AsNode(sample.Item2));
        var (strict, unordered) = (Passes("""{"order": "strict"}""", made, expected), Passes("{}", made, expected));
        var (subset, superset) = (Passes("""{"order": "subset"}""", made, expected), Passes("""{"order": "superset"}""", made, expected));
        return (!strict || unordered) && unordered == (subset && superset) && subset == Passes("""{"order": "superset"}""", expected, made);
    });

    [Fact]
    public void The_pairing_is_as_large_as_trying_all_of_them_finds()
    {
        var call = Gen.Int[1, 4];
        Gen.Select(Gen.Int[1, 4].Array[1, 3].Array[0, 5], call.Array[0, 5]).ShouldHold(2_000, sample =>
        {
            var (allowed, made) = sample;
            var expected = new JsonArray([.. allowed.Select(a => (JsonNode)new JsonObject { ["f"] = new JsonObject { ["x"] = new JsonArray([.. a.Select(v => JsonValue.Create(v))]) } })]);
            var calls = new JsonArray([.. made.Select(m => (JsonNode)new JsonObject { ["f"] = new JsonObject { ["x"] = m } })]);
            var score = Given.Score(Scorers.ToolCallF1(), Of(calls, expected));
            return (int)score.Metadata!["matched"]! == Best(allowed, made, 0, 0);
        });
    }

    [Fact]
    public void Many_calls_end() =>
        GivenCalls.Match("{}", "[" + string.Join(',', Enumerable.Repeat("""{"f": {"x": 1}}""", 50_000)) + "]", """[{"f": {"x": [1]}}]""").Should().BeFalse();

    private static int Best(int[][] allowed, int[] made, int at, int used) => at == allowed.Length ? 0 : Math.Max(
        Best(allowed, made, at + 1, used),
        Enumerable.Range(0, made.Length).Where(m => (used & (1 << m)) == 0 && allowed[at].Contains(made[m])).Select(m => 1 + Best(allowed, made, at + 1, used | (1 << m))).DefaultIfEmpty(0).Max());

    private static JsonNode AsNode(JsonNode[] calls) => new JsonArray([.. calls.Select(c => c.DeepClone())]);

    private static ScoreArguments Of(JsonNode made, JsonNode expected) => GivenCalls.Arguments(new AppOutput("x") { ToolCalls = JsonSerializer.SerializeToElement(made) }, expected);

    private static bool Passes(string options, JsonNode made, JsonNode expected) => Given.Score(Given.FromCatalog("tool_call_match", options), Of(made, expected)).Value!.Bool!.Value;
}
