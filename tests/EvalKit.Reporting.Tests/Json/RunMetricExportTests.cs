using System.Globalization;
using System.Text.Json;
using EvalKit.Metrics;
using EvalKit.Reporting.Tests.Html;
using EvalKit.Running;

namespace EvalKit.Reporting.Tests.Json;

/// <summary>Run metrics in exports, and beside the baseline's in the report.</summary>
public sealed class RunMetricExportTests
{
    [Fact]
    public async Task The_first_line_of_an_export_has_them_with_interval_and_the_others_do_not()
    {
        var run = await ExampleRun.CreateAsync();

        var lines = Export(run).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();

        var metric = lines[0].GetProperty("run_metrics").GetProperty("corpus_cer");
        var computed = run.Metrics.Single(m => m.Name.Aggregate == AggregateKind.Run);
        metric.GetProperty("value").GetDouble().Should().Be(computed.Value);
        metric.GetProperty("ci_high").GetDouble().Should().Be(computed.CiHigh);
        metric.GetProperty("n").GetInt32().Should().Be(computed.N);
        lines.Skip(1).Should().OnlyContain(l => !HasRunMetrics(l));
    }

    [Fact]
    public async Task An_export_that_is_read_back_computes_them_anew()
    {
        var run = await ExampleRun.CreateAsync();
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Export(run));

        await using var store = await ExportReader.ReadAsync(path, CancellationToken.None);
        var read = await RunLoader.LoadAsync(store, run.Id, CancellationToken.None);

        MetricCalculator.RunMetrics(read).Should().BeEquivalentTo(MetricCalculator.RunMetrics(run.Results));
        File.Delete(path);
    }

    [Fact]
    public async Task A_csv_export_has_a_column_of_the_one_value()
    {
        var run = await ExampleRun.CreateAsync();
        using var writer = new StringWriter();
        ExportCsv.Write(writer, run.Results);

        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[0].Should().EndWith(",run_metric.corpus_cer");
        var value = MetricCalculator.RunMetrics(run.Results)[0].Value!.Value.ToString(CultureInfo.InvariantCulture);
        lines.Skip(1).Should().HaveCount(12).And.OnlyContain(l => l.EndsWith($",{value}"));
    }

    [Fact]
    public async Task The_report_shows_one_without_a_gate_beside_the_baselines_and_says_when_it_came_or_went()
    {
        var run = await ExampleRun.CreateAsync();

        Row(run, "corpus_cer").Should().Contain(">0.00<").And.Contain("class=\"num even\">+2.21");
        var without = run.Baseline! with { Cases = [.. run.Baseline!.Cases.Select(c => c with { Parts = new Dictionary<string, BaselineParts>() })] };
        Row(run with { Baseline = without, Comparison = run.Comparison! with { RunMetrics = [] } }, "corpus_cer").Should().Contain("added");
        Row(run with { Results = run.Results.With([]), Metrics = [.. run.Metrics.Where(m => m.Name.Aggregate != AggregateKind.Run)] }, "corpus_cer").Should().Contain("removed");
    }

    private static string Row(EvalRun run, string metric) => PageReader.Of(run).Markup.Split("<tr>").Should().ContainSingle(r => r.Contains($"<th scope=\"row\">{metric}")).Subject;

    private static bool HasRunMetrics(JsonElement line) => line.TryGetProperty("run_metrics", out _);

    private static string Export(EvalRun run)
    {
        using var writer = new StringWriter();
        ExportJson.Write(writer, run.Results, [.. run.Results.Rows.Select(r => r.Case).DistinctBy(c => c.Id)]);
        return writer.ToString();
    }
}
