using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Scoring;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Scoring.Structure;

public sealed class JsonSchemaTests
{
    private const string Order = """
        {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}}},
         "$defs": {"line": {"type": "string", "pattern": "^[a-z]+$"}}}
        """;

    [Theory]
    [InlineData("""{"id": 5, "lines": ["a", "bc"]}""", true)]
    [InlineData("""{"id": 5.0}""", true)]
    [InlineData("""{"id": "5"}""", false)]
    [InlineData("""{"lines": []}""", false)]
    [InlineData("""{"id": 5, "lines": ["a", "B"]}""", false)]
    [InlineData("[]", false)]
    [InlineData("id: 5", false)]
    [InlineData("""{"id": 5, "x": 1e400}""", false)]
    [InlineData("", false)]
    public void An_output_meets_the_schema_or_not(string output, bool meets) => Given.Passes(Of(Order), output).Should().Be(meets);

    [Fact]
    public void The_faults_stand_in_the_metadata_with_their_places()
    {
        var score = Given.Score(Of(Order), """{"id": "5", "lines": ["a", 7]}""");

        score.Rationale.Should().Be("/id: Value is \"string\" but should be \"integer\" (and 1 more)");
        score.Metadata!["faults"]!.AsArray().Select(f => $"{f!["path"]} {f["keyword"]}").Should().Equal("/id type", "/lines/1 type");
    }

    [Theory]
    [InlineData("draft202012", """{"prefixItems": [{"type": "string"}]}""", "[1]", false)]
    [InlineData("draft7", """{"prefixItems": [{"type": "string"}]}""", "[1]", true)]
    [InlineData("draft7", """{"items": [{"type": "string"}]}""", "[1]", false)]
    [InlineData("draft201909", """{"dependentRequired": {"a": ["b"]}}""", """{"a": 1}""", false)]
    [InlineData("draft6", """{"if": {"type": "object"}, "then": false}""", "{}", true)]
    [InlineData("draft7", """{"if": {"type": "object"}, "then": false}""", "{}", false)]
    [InlineData("draft202012", """{"$schema": "http://json-schema.org/draft-07/schema#", "prefixItems": [{"type": "string"}]}""", "[1]", true)]
    [InlineData("draft202012", """{"x-internal": true, "definitions": {"a": {"type": "string"}}, "properties": {"a": {"$ref": "#/definitions/a"}}}""", """{"a": 1}""", false)]
    [InlineData("draft202012", """{"$defs": {"a": {"$anchor": "here", "type": "string"}}, "$ref": "#here"}""", "1", false)]
    [InlineData("draft202012", """{"$id": "https://example.com/a", "$defs": {"b": {"$id": "b", "type": "string"}}, "$ref": "b"}""", "1", false)]
    [InlineData("draft202012", """{"properties": {"child": {"$ref": "#"}}, "additionalProperties": false}""", """{"child": {"child": {"x": 1}}}""", false)]
    [InlineData("draft202012", "true", "1", true)]
    [InlineData("draft202012", "false", "1", false)]
    public void Four_drafts_are_known(string draft, string schema, string output, bool meets) =>
        Given.Passes(Given.FromCatalog("json_schema", $$"""{"draft": "{{draft}}", "schema": {{schema}}}"""), output).Should().Be(meets);

    [Theory]
    [InlineData("""{"type": "strin"}""", "'strin'")]
    [InlineData("""{"required": "a"}""", "'required'")]
    [InlineData("5", "not a JSON schema")]
    [InlineData("""{"maximum": 1e400}""", "too large")]
    [InlineData("""{"pattern": "("}""", "Invalid pattern")]
    [InlineData("""{"pattern": "(?=a)b"}""", "not a JSON schema")]
    [InlineData("""{"patternProperties": {"(a)\\1": {}}}""", "not a JSON schema")]
    [InlineData("""{"$ref": "#/$defs/none"}""", "leads to nothing")]
    [InlineData("""{"$ref": "#none"}""", "leads to nothing")]
    [InlineData("""{"$ref": "https://example.com/order.json"}""", "nothing is fetched")]
    [InlineData("""{"properties": {"a": {"$ref": "other.json#/a"}}}""", "nothing is fetched")]
    [InlineData("""{"$schema": "http://json-schema.org/draft-04/schema#"}""", "drafts 2020-12, 2019-09, 7 and 6")]
    public void A_schema_that_cannot_be_used_fails_when_the_scorer_is_built(string schema, string message) =>
        FluentActions.Invoking(() => Of(schema)).Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).And.Message.Should().Contain("json_schema").And.Contain(message);

    [Theory]
    [InlineData("{}", "needs the option 'schema'")]
    [InlineData("""{"schema": {}, "file": "a.json"}""", "given twice")]
    [InlineData("""{"file": "no/such/file.json"}""", "cannot be read")]
    public void Exactly_one_schema_is_needed(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("json_schema", options)).Should().Throw<EvalKitException>().And.Message.Should().Contain(message);

    [Fact]
    public void A_schema_may_stand_in_a_file_and_counts_by_what_it_says()
    {
        using var folder = new TempFolder().With("order.json", Order).With("broken.json", "{");
        IScorer Bound(string file) => ScorerBinding.Create(new ScorerSpec("json_schema", new JsonObject { ["file"] = file }), folder.Path, providers: null);

        var fromFile = Bound("order.json");

        fromFile.Info.Fingerprint.Should().Be(Of(Order).Info.Fingerprint);
        Given.Passes(fromFile, """{"id": "5"}""").Should().BeFalse();
        FluentActions.Invoking(() => Bound("broken.json")).Should().Throw<EvalKitException>().And.Message.Should().Contain("is not JSON");
    }

    [Theory]
    [InlineData("""{"pattern": "^(a+)+$"}""")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"pattern": "^(a+)+$"}]}}}""")]
    public void A_pattern_that_would_explode_elsewhere_ends(string schema) => Given.Passes(Of(schema), $"\"{new string('a', 50_000)}!\"").Should().BeFalse();

    [Fact]
    public void A_pattern_of_names_that_would_explode_elsewhere_ends() =>
        Given.Passes(Of("""{"patternProperties": {"^(a+)+$": false}}"""), $$"""{"{{new string('a', 50_000)}}!": 1}""").Should().BeTrue();

    [Fact]
    public void Formats_are_checked_when_asked_for()
    {
        Given.Passes(Of("""{"format": "date"}"""), "\"tomorrow\"").Should().BeTrue();
        Given.Passes(Given.FromCatalog("json_schema", """{"schema": {"format": "date"}, "formats": true}"""), "\"tomorrow\"").Should().BeFalse();
    }

    [Fact]
    public void A_value_of_the_app_is_checked_as_it_is()
    {
        var arguments = new ScoreArguments(Given.Case(), Given.Answered("") with { Output = new AppOutput(JsonNode.Parse("""{"id": 5}""")) });

        Given.Score(Of(Order), arguments).Value!.Bool.Should().BeTrue();
    }

    private static IScorer Of(string schema) => Scorers.JsonSchema(new JsonSchemaOptions { Schema = JsonElement.Parse(schema) });
}
