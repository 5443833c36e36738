using System.Diagnostics;
using EvalKit.Datasets;
using EvalKit.Reporting.Tests.Html;
using EvalKit.Running;
using EvalKit.Runs;

namespace EvalKit.Reporting.Tests.Traces;

/// <summary>From a run's store to its page.</summary>
public sealed class ReportTracesTests
{
    private static readonly ActivitySource Source = new("EvalKit.Reporting.Tests.Lamps");

    [Fact]
    public async Task What_a_run_captured_is_on_its_page()
    {
        await using var store = new InMemoryRunStore();
        var run = await RunAsync(store, _ =>
        {
            using var activity = Source.StartActivity("look up")!;
            activity.SetTag("lamp", "desk");
            return "a lamp";
        });

        var page = PageReader.Of(run, new HtmlReportOptions { Traces = await ReportTraces.ReadAsync(store, run) });

        var trace = page.Data("ek-t0")[0][0];
        trace.GetProperty("id").GetString().Should().Be(run.Results.Rows[0].Trial.TraceId);
        trace.GetProperty("spans").EnumerateArray().Select(s => s.GetProperty("name").GetString()).Should().Equal("trial", "look up");
        trace.GetProperty("spans")[1].GetProperty("attributes")[0][1].GetString().Should().Be("desk");
    }

    [Fact]
    public async Task A_run_without_a_trace_has_no_payload_of_traces()
    {
        await using var store = new InMemoryRunStore();
        var run = await RunAsync(store, _ => "a lamp");

        var traces = await ReportTraces.ReadAsync(store, run);

        traces.Should().BeSameAs(ReportTraces.None);
        PageReader.Of(run, new HtmlReportOptions { Traces = traces }).PayloadIds.Should().Equal("ek-index", "ek-d0");
    }

    private static async Task<EvalRun> RunAsync(IRunStore store, Func<EvalCase, string> app)
    {
        var suite = new EvalSuite("lamps")
        {
            Dataset = EvalDatasets.Create("lamps", [EvalCases.Create(CaseFields.OfText(("question", "Which lamp?")))]),
            App = (evalCase, _) => Task.FromResult<AppOutput>(app(evalCase)),
        };
        return await suite.RunAsync(new EvaluationOptions { Store = store });
    }
}
