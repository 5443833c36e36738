using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Structure;

/// <summary>What holds for any JSON and any text.</summary>
public sealed class StructureLawTests
{
    private static readonly string[] Schemas =
    [
        """{"type": "object", "properties": {"x": {"type": "integer", "multipleOf": 3, "minimum": 0}}, "additionalProperties": {"type": ["string", "number"]}}""",
        """{"type": "array", "items": {"anyOf": [{"type": "number", "maximum": 5}, {"type": "string", "maxLength": 3}]}, "uniqueItems": true, "contains": {"const": 1}}""",
        """{"enum": [1, "a", null, {"x": 1}], "not": {"type": "array"}}""",
        """{"propertyNames": {"pattern": "^[a-z]*$"}, "minProperties": 1, "unevaluatedProperties": false, "properties": {"name": {"$ref": "#"}}}""",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char.Array[0, 30].Select(c => new string(c)),
        Gen.OneOf("{", "}", "[", "]", "\"", ":", ",", "a", "1", "-", "e9", "\\u", "d800", "```", "\n", "json", " ", "null", "\ud800").Array[0, 15].Select(string.Concat),
        AnyJson.Value.Select(v => v?.ToJsonString() ?? "null"));

    [Fact]
    public void No_text_makes_a_scorer_throw_or_leave_its_range()
    {
        IScorer[] scorers = [Scorers.ValidJson(new ValidJsonOptions { Fenced = true }), .. Schemas.Select(s => Given.FromCatalog("json_schema", $$"""{"schema": {{s}}, "formats": true}"""))];
        Gen.Select(AnyText, AnyText).ShouldHold(3_000, pair =>
            scorers.All(s => Given.Score(s, pair.Item1).Value!.Bool is not null)
            && JsonDiffTests.Both(Scorers.JsonDiff(), pair.Item1, pair.Item2).Share is { Error.Kind: FeedbackErrorKind.MissingInput } or { Value.Number: >= 0 and <= 1 });
    }

    [Fact]
    public void Any_json_is_json_and_equal_to_itself() => AnyJson.Value.ShouldHold(2_000, value =>
    {
        var text = Text(value);
        return Given.Passes(Scorers.ValidJson(), text) && JsonDiffTests.Both(Scorers.JsonDiff(), text, text) is { Share.Value.Number: 1, Paths.Value.Number: 0 };
    });

    [Fact]
    public void A_difference_is_the_same_from_both_sides() => Gen.Select(AnyJson.Value, AnyJson.Value).ShouldHold(2_000, pair =>
    {
        var (a, b) = (Text(pair.Item1), Text(pair.Item2));
        var (there, back) = (JsonDiffTests.Both(Scorers.JsonDiff(), a, b), JsonDiffTests.Both(Scorers.JsonDiff(), b, a));
        return there.Share.Value!.Number == back.Share.Value!.Number && there.Paths.Value!.Number == back.Paths.Value!.Number
            && (there.Share.Value.Number == 1) == (there.Paths.Value.Number == 0);
    });

    [Fact]
    public void A_schema_of_one_value_is_met_by_that_value_alone() => Gen.Select(AnyJson.Usual, AnyJson.Usual).ShouldHold(500, pair =>
    {
        var scorer = Given.FromCatalog("json_schema", new JsonObject { ["schema"] = new JsonObject { ["const"] = pair.Item1?.DeepClone() } }.ToJsonString());
        return Given.Passes(scorer, Text(pair.Item1)) && Given.Passes(scorer, Text(pair.Item2)) == (JsonDiffTests.Both(Scorers.JsonDiff(), Text(pair.Item1), Text(pair.Item2)).Share.Value!.Number == 1);
    });

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}
