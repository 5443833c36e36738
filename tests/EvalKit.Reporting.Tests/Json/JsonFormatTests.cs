using System.Text.Json.Nodes;
using EvalKit.Running.Planning;
using EvalKit.TestUtils;
using NJsonSchema;

namespace EvalKit.Reporting.Tests.Json;

/// <summary>Holds the JSON documents to their schemas, and the examples in docs/formats to the code. EVALKIT_UPDATE_DOCS=1 writes the examples anew.</summary>
public sealed class JsonFormatTests
{
    private static readonly string Formats = Path.Combine(SharedData.RepositoryRoot, "docs", "formats");

    [Fact]
    public Task The_run_document_meets_its_schema_and_its_example() =>
        HoldAsync("run", "run.example.json", run => Written(writer => RunJson.Write(writer, run, exitCode: 1, reportPath: ".evalkit/sums.html")));

    [Fact]
    public Task The_gate_document_meets_its_schema_and_its_example() =>
        HoldAsync("gate", "gate.example.json", run => Written(writer => GateJson.Write(writer, run, exitCode: 1)));

    [Fact]
    public Task The_compare_document_meets_its_schema_and_its_example() =>
        HoldAsync("compare", "compare.example.json", run => Written(writer => CompareJson.Write(writer, run.Comparison!)));

    [Fact]
    public Task The_lines_of_an_export_meet_their_schema_and_their_example() =>
        HoldAsync(
            "export",
            "export.example.jsonl",
            run => Written(writer => ExportJson.Write(writer, run.Results, [.. run.Results.Rows.Select(r => r.Case).DistinctBy(c => c.Id)])));

    [Fact]
    public async Task The_document_of_variants_meets_its_schema_and_its_example()
    {
        var runs = await ExampleRun.CreateVariantsAsync();
        await HoldAsync("variants", "variants.example.json", Written(writer => VariantsJson.Write(
            writer, runs, exitCodes: [0, 0], exitCode: 0, pages: [".evalkit/sums.1.html", ".evalkit/sums.2.html"], reportPath: ".evalkit/sums.variants.html")));
    }

    [Fact]
    public Task The_document_of_a_dry_run_meets_its_schema_and_its_example() => HoldAsync("plan", "plan.example.json", Written(writer => PlanJson.Write(writer, new RunPlan
    {
        Suite = "faq",
        Cases = 120,
        Repeats = 1,
        MostRepeats = 1,
        AppCalls = 120,
        Judges = [new JudgePlan("correctness", "openai:/gpt-4.1-mini") { Judgements = 120, Reused = 98, Recorded = 2, Calls = 20, Checks = 1, Canaries = 5, CostUsd = 0.0042m }],
        BudgetUsd = 1,
        Gates = [KeyValuePair.Create("correctness/mean", "n = 120: drops of 9 points")],
    })));

    [Fact]
    public Task The_document_of_a_check_of_judges_meets_its_schema_and_its_example() =>
        HoldAsync("judges-check", "judges-check.example.json", Written(writer => JudgeCheckJson.Write(writer, [(SomeCheck.Judge, 3, SomeCheck.Create())], exitCode: 3)));

    [Fact]
    public async Task The_document_of_a_check_without_a_model_meets_the_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Formats, "judges-check.schema.json"));

        schema.Validate(Written(writer => JudgeCheckJson.Write(writer, [(SomeCheck.Judge, 0, null)], exitCode: 0))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_schema_refuses_a_document_that_lacks_a_field()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Formats, "run.schema.json"));
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Formats, "run.example.json")))!.AsObject();
        document.Remove("verdict");

        schema.Validate(document.ToJsonString()).Should().NotBeEmpty();
    }

    private static async Task HoldAsync(string schemaName, string exampleName, Func<EvalRun, string> write) =>
        await HoldAsync(schemaName, exampleName, write(await ExampleRun.CreateAsync()));

    private static async Task HoldAsync(string schemaName, string exampleName, string text)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Formats, $"{schemaName}.schema.json"));
        var documents = exampleName.EndsWith(".jsonl", StringComparison.Ordinal) ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text];
        documents.SelectMany(d => schema.Validate(d)).Select(e => e.ToString()).Should().BeEmpty();

        var example = Path.Combine(Formats, exampleName);
        if (Environment.GetEnvironmentVariable("EVALKIT_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(example, text);
        }

        text.Should().Be(await File.ReadAllTextAsync(example), $"{exampleName} is written by the code: run this test with EVALKIT_UPDATE_DOCS=1 and look at the difference");
    }

    private static string Written(Action<TextWriter> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(writer);
        return writer.ToString();
    }
}
