using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;
using EvalKit.Suites;
using EvalKit.Suites.Yaml;
using EvalKit.TestUtils;
using NJsonSchema;

namespace EvalKit.Tests.Suites;

/// <summary>Holds docs/formats to the code.</summary>
public sealed class SuiteFormatTests
{
    [Fact]
    public void The_suite_example_loads_binds_and_meets_the_schema()
    {
        var suite = SuiteBinder.Bind(SuiteFile.Load(PathOf("suite.example.yaml")));

        suite.Scorers.Should().NotBeEmpty();
        Problems("suite.schema.json", Json(Read("suite.example.yaml"))).Should().BeEmpty();
    }

    [Fact]
    public void The_suite_schema_and_the_loader_know_the_same_keys()
    {
        var schema = JsonNode.Parse(Read("suite.schema.json"))!;

        Properties(schema).Should().BeEquivalentTo(SuiteKeys.OfSuite);
        Properties(schema["definitions"]!["dataset"]!).Should().BeEquivalentTo(SuiteKeys.OfDataset);
        Properties(schema["definitions"]!["app"]!).Should().BeEquivalentTo(SuiteKeys.OfApp);
        Properties(schema["definitions"]!["gate"]!).Should().BeEquivalentTo(SuiteKeys.OfGate);
        Properties(schema["definitions"]!["run"]!).Should().BeEquivalentTo(SuiteKeys.OfRun);
        var replay = schema["definitions"]!["run"]!["properties"]!["replay"]!["enum"]!.AsArray().Select(v => v!.GetValue<string>());
        replay.Should().BeEquivalentTo(Enum.GetNames<ReplayMode>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
    }

    [Theory]
    [InlineData("{\"nmae\": \"a\"}")]
    [InlineData("{\"name\": \"A b\"}")]
    [InlineData("{\"dataset\": {\"id\": \"a\"}}")]
    [InlineData("{\"dataset\": {\"path\": []}}")]
    [InlineData("{\"gates\": [{\"at_least\": 1}]}")]
    [InlineData("{\"gates\": [{\"metric\": \"a\", \"max_drop\": \"some\"}]}")]
    [InlineData("{\"gates\": [{\"metric\": \"a\", \"on\": \"interval\"}]}")]
    [InlineData("{\"scorers\": [{\"a\": {}, \"b\": {}}]}")]
    [InlineData("{\"run\": {\"repeats\": 0}}")]
    [InlineData("{\"run\": {\"repeats\": \"often\"}}")]
    [InlineData("{\"run\": {\"replay\": \"always\"}}")]
    [InlineData("{\"app\": {\"http\": \"localhost\"}}")]
    [InlineData("{\"app\": {\"chat\": \"openai:/m\", \"top_p\": 2}}")]
    [InlineData("{\"matrix\": {}}")]
    [InlineData("{\"matrix\": {\"run.seed\": []}}")]
    [InlineData("{\"matrix\": {\"run.seed\": [1, 1]}}")]
    [InlineData("{\"matrix\": {\"run.seed\": [[1]]}}")]
    public void What_the_loader_refuses_the_schema_refuses_too(string json)
    {
        Problems("suite.schema.json", json).Should().NotBeEmpty();
        Suite.Fault(json).Should().StartWith("faq.suite.yaml:1: ");
    }

    [Fact]
    public void The_dataset_example_reads_and_meets_the_schema()
    {
        var dataset = DatasetReader.Read(new DatasetSpec { Paths = ["dataset.example.jsonl"] }, Path.GetDirectoryName(PathOf("x"))!);

        dataset.Cases.Should().HaveCount(4).And.OnlyContain(c => c.Inputs.ContainsKey("question") && c.Expectations.Count > 0);
        dataset.Cases.Count(c => c.RecordedOutput is not null).Should().Be(3);
        foreach (var line in File.ReadLines(PathOf("dataset.example.jsonl")))
        {
            Problems("dataset.schema.json", line).Should().BeEmpty();
        }
    }

    [Fact]
    public void The_dataset_schema_and_the_reader_know_the_same_columns()
    {
        var columns = new[] { ColumnNames.Id, ColumnNames.Inputs, ColumnNames.Tags, ColumnNames.Split, ColumnNames.Outputs, ColumnNames.Expectations }
            .Concat(ColumnNames.KnownExpectations)
            .Concat(OutputReader.Parts.Select(part => ColumnNames.OutputsPrefix + part));

        Properties(JsonNode.Parse(Read("dataset.schema.json"))!).Should().BeEquivalentTo(columns);
    }

    private static IEnumerable<string> Properties(JsonNode schema) => schema["properties"]!.AsObject().Select(p => p.Key);

    private static ICollection<NJsonSchema.Validation.ValidationError> Problems(string schema, string json) =>
        JsonSchema.FromJsonAsync(Read(schema)).GetAwaiter().GetResult().Validate(json);

    private static string Json(string yaml) => YamlScalars.Json(YamlTree.Read(yaml, line => $"line {line}"))!.ToJsonString();

    private static string Read(string name) => File.ReadAllText(PathOf(name));

    private static string PathOf(string name) => Path.Combine(SharedData.RepositoryRoot, "docs", "formats", name);
}
