using System.Text.Json.Nodes;

namespace EvalKit.Reporting.Tests;

/// <summary>Console, Markdown, page and JSON tell one cost.</summary>
public sealed class CostTests
{
    private const string Unpriced = """{"cost_unknown": "openai:/foo", "model_calls": 1}""";

    [Fact]
    public void Every_rendering_tells_the_known_cost_and_the_unknown_price()
    {
        var run = Judged("""{"cost_usd": 0.03, "model_calls": 1}""", """{"cost_usd": 0, "model_calls": 0, "cached": true}""", Unpriced, Unpriced);
        const string Line = "cost $0.03 (1 cached); price of openai:/foo unknown (2 calls)";

        ConsoleSummary.Render(run, null).Split('\n').Should().Contain(Line);
        MarkdownSummary.Render(run).Should().Contain($"`{Line}`");
        Page(run).Should().Contain(Line);
        var json = Json(run);
        ((decimal)json["cost_usd"]!, json["cost_unknown"]!.ToJsonString()).Should().Be((0.03m, """{"calls":2,"models":["openai:/foo"]}"""));
    }

    [Fact]
    public void A_cost_of_which_nothing_is_known_is_null_and_its_model_is_named()
    {
        var run = Judged(Unpriced, """{"cost_usd": 0, "model_calls": 0, "replayed": true}""");

        Json(run)["cost_usd"].Should().BeNull();
        ConsoleSummary.Render(run, null).Should().Contain("price of openai:/foo unknown (1 call)\n").And.NotContain("$0");
    }

    [Fact]
    public void A_run_without_calls_has_no_cost_to_tell()
    {
        var run = SampleRun.Small().Build();

        Json(run)["cost_usd"].Should().BeNull();
        ConsoleSummary.Render(run, null).Should().NotContain("cost $").And.NotContain("price of");
        Page(run).Should().NotContain("price of");
    }

    /// <summary>The small run, whose judge told this of its first cases.</summary>
    private static EvalRun Judged(params string[] metadata)
    {
        var run = SampleRun.Small().Build();
        var columns = run.Results.Columns.Select(c => c.Info.Name == SampleRun.Correct
            ? c with { Cells = [.. c.Cells.Select((f, i) => f is null || i >= metadata.Length ? f : f with { Metadata = JsonNode.Parse(metadata[i])!.AsObject() })] }
            : c);
        return run with { Results = new RunResults(run.Results.Record, run.Results.Rows, [.. columns]) };
    }

    private static JsonObject Json(EvalRun run)
    {
        using var writer = new StringWriter();
        RunJson.Write(writer, run, exitCode: 0, reportPath: null);
        return JsonNode.Parse(writer.ToString())!.AsObject();
    }

    private static string Page(EvalRun run)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(run, writer);
        return writer.ToString();
    }
}
