using System.Text.Json.Nodes;
using EvalKit.Judging;
using EvalKit.Judging.Controls;
using EvalKit.Judging.Safety;
using EvalKit.Prompts;
using EvalKit.Suites.Yaml;
using EvalKit.TestUtils;
using NJsonSchema;

namespace EvalKit.Tests.Judging;

/// <summary>Holds docs/formats and the judges that EvalKit brings to the code.</summary>
public sealed class JudgeFormatTests
{
    public static TheoryData<string> Files =>
        [PathOf("docs/formats/judge.example.md"), .. Directory.GetFiles(PathOf("judges"), "*.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_judge_loads_meets_the_schema_and_renders(string path)
    {
        var judge = JudgeFile.Load(path);

        Problems(FrontMatterOf(File.ReadAllText(path))).Should().BeEmpty();
        var messages = judge.Prompt.Render(new PromptData
        {
            Inputs = CaseFields.OfText(("question", "q")),
            Expectations = CaseFields.OfText(("expected_response", "r"), ("guidelines", "g")),
            Context = ["the passage"],
            Guidelines = ["be brief"],
            Reference = "the other answer",
            Trace = "the trace",
            Outputs = "the answer",
            Conversation = "the turns",
            Boundary = new string('0', 32),
        });
        messages[^1].Text.Should().Contain(judge.Needs.Contains("outputs") ? "the answer" : judge.Needs.Contains("conversation") ? "the turns" : judge.ReadsTrace ? "the trace" : "the passage");
    }

    [Fact]
    public void The_schema_and_the_reader_know_the_same_keys()
    {
        var schema = JsonNode.Parse(File.ReadAllText(PathOf("docs/formats/judge.schema.json")))!;

        Properties(schema).Should().BeEquivalentTo(JudgeFileReader.Keys);
        Properties(schema["properties"]!["parameters"]!).Should().BeEquivalentTo(JudgeFileReader.ParameterKeys);
        Properties(schema["properties"]!["items"]!).Should().BeEquivalentTo(JudgeItemsReader.ItemKeys);
        Properties(schema["properties"]!["parts"]!["additionalProperties"]!).Should().BeEquivalentTo(JudgeItemsReader.PartKeys);
        Properties(schema["properties"]!["yes_when"]!).Should().BeEquivalentTo(JudgeItemsReader.RuleKeys);
        Properties(schema["properties"]!["defences"]!).Should().BeEquivalentTo(JudgeDefencesReader.Keys);
        Properties(schema["properties"]!["trace"]!).Should().BeEquivalentTo(TraceReadingReader.Keys);
    }

    public static TheoryData<string> Controls =>
        [PathOf("docs/formats/control.example.jsonl"), .. Directory.GetFiles(PathOf("judges"), "*.controls.jsonl").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Controls))]
    public async Task Controls_meet_their_schema(string path)
    {
        var schema = await JsonSchema.FromFileAsync(PathOf("docs/formats/control.schema.json"));

        JudgeControlReader.Read(await File.ReadAllTextAsync(path), path).Should().NotBeEmpty();
        File.ReadLines(path).SelectMany(l => schema.Validate(l)).Should().BeEmpty();
        schema.Properties.Keys.Should().BeEquivalentTo(JudgeControlReader.Keys);
        schema.Properties["trace"].Item!.Properties.Keys.Should().BeEquivalentTo(ControlTrace.Keys);
    }

    [Theory]
    [InlineData("value: bool")]
    [InlineData("name: Tone\nvalue: bool")]
    [InlineData("name: tone\nvalue: text")]
    [InlineData("name: tone\nvalue: bool\nneeds: [answer]")]
    [InlineData("name: tone\nvalue: category\nmenu: [one]")]
    [InlineData("name: tone\nvalue: bool\nlabelled: perhaps")]
    [InlineData("name: tone\nvalue: bool\npreview: perhaps")]
    [InlineData("name: tone\nvalue: bool\nitems: {name: facts}")]
    [InlineData("name: tone\nvalue: bool\nitems: {name: facts, menu: [a, b], of: outputs}")]
    [InlineData("name: tone\nvalue: bool\nitems: {name: facts, menu: [a, b]}\nparts: {good: {share: a, count: b}}")]
    [InlineData("name: tone\nvalue: bool\nitems: {name: facts, menu: [a, b]}\nparts: {good: {share: a, better: more}}")]
    [InlineData("name: tone\nvalue: bool\nyes_when: {}")]
    [InlineData("name: tone\nvalue: bool\nparameters: {max_output_tokens: 0}")]
    [InlineData("name: tone\nvalue: bool\ndefences: {shield: true}")]
    [InlineData("name: tone\nvalue: bool\ndefences: {spotlighting: bright}")]
    [InlineData("name: tone\nvalue: bool\ndefences: {nonce: perhaps}")]
    [InlineData("name: tone\nvalue: bool\ndefences: {max_characters: 3}")]
    [InlineData("name: tone\nvalue: bool\ndefences: {counterfactual: 2}")]
    [InlineData("name: tone\nvalue: bool\nneeds: [trace | outputs]")]
    [InlineData("name: tone\nvalue: bool\ntrace: {view: both}")]
    [InlineData("name: tone\nvalue: bool\ntrace: {calls: 1}")]
    [InlineData("name: tone\nvalue: bool\ntrace: {calls: 51}")]
    [InlineData("name: tone\nvalue: bool\ntrace: {reply_characters: 10}")]
    [InlineData("name: tone\nvalue: bool\ntrace: {characters: 500001}")]
    [InlineData("name: tone\nvalue: bool\ntrace: {characters: many}")]
    [InlineData("name: tone\nvalue: bool\ntrace: {durations: 1}")]
    [InlineData("name: tone\nvalue: bool\ntrace: {steps: 3}")]
    [InlineData("name: tone\nvalue: bool\ncolour: red")]
    public void What_the_reader_refuses_the_schema_refuses_too(string front)
    {
        var text = $"---\n{front}\n---\n# user\nx\n";

        text.Invoking(t => JudgeFile.Parse(t, "j.md")).Should().Throw<EvalKitException>();
        Problems(FrontMatterOf(text)).Should().NotBeEmpty();
    }

    private static IEnumerable<string> Properties(JsonNode schema) => schema["properties"]!.AsObject().Select(p => p.Key);

    private static string FrontMatterOf(string text) =>
        YamlScalars.Json(YamlTree.Read(text.Split("---\n")[1], line => $"line {line}"))!.ToJsonString();

    private static ICollection<NJsonSchema.Validation.ValidationError> Problems(string json) =>
        JsonSchema.FromJsonAsync(File.ReadAllText(PathOf("docs/formats/judge.schema.json"))).GetAwaiter().GetResult().Validate(json);

    private static string PathOf(string path) => Path.Combine(SharedData.RepositoryRoot, path);
}
