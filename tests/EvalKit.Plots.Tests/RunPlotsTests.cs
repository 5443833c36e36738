using System.Xml.Linq;
using EvalKit.Reporting.Tests;

namespace EvalKit.Plots.Tests;

public sealed class RunPlotsTests
{
    [Fact]
    public void A_compared_run_has_a_forest_plot_its_differences_and_a_scatter()
    {
        var plots = RunPlots.Draw(SampleRun.Large(60).Build());

        plots.Select(p => p.Title).Should().Equal("Metrics with intervals", "Differences from the baseline", "squad_f1, case by case");
        plots[0].AltText.Should().Contain("correctness/mean 0.90 (0.82 to 0.98), baseline 0.84").And.NotContain("latency");
        plots[1].AltText.Should().Contain("correctness −5.0 points (−9.1 to −0.9), margin −5.0");
        plots[2].AltText.Should().Be("squad_f1 of 60 paired cases: 0 better, 6 worse, 54 equal");
    }

    [Fact]
    public void A_run_without_baseline_has_a_forest_plot_and_a_histogram()
    {
        var plots = RunPlots.Draw(SampleRun.Small(baseline: false).Build());

        plots.Select(p => p.Title).Should().Equal("Metrics with intervals", "How squad_f1 is spread");
        plots[1].AltText.Should().Be("squad_f1 of 6 cases, from 0.40 to 0.88");
    }

    [Fact]
    public void A_run_without_a_share_has_no_plot()
    {
        var run = SampleRun.Small(baseline: false).Build();
        run = run with { Metrics = [run.Metrics[2]], Results = new RunResults(run.Results.Record, run.Results.Rows, [run.Results.Columns[3]]) };

        RunPlots.Draw(run).Should().BeEmpty();
        ((Action)(() => RunPlots.Png(run, 600, 300))).Should().Throw<EvalKitException>().WithMessage("*nothing to draw*");
    }

    [Fact]
    public void Equal_runs_give_equal_documents_whose_ids_are_unique_among_the_plots()
    {
        var first = RunPlots.Draw(SampleRun.Large(60).Build());
        var second = RunPlots.Draw(SampleRun.Large(60).Build());

        second.Select(p => p.Svg).Should().Equal(first.Select(p => p.Svg));
        var ids = first.SelectMany(p => XDocument.Parse(p.Svg).Descendants().Attributes("id")).Select(a => a.Value).ToList();
        ids.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        first.Should().OnlyContain(p => !p.Svg.Contains("cl_"));
    }

    [Fact]
    public void Text_stays_text()
    {
        var document = XDocument.Parse(RunPlots.Draw(SampleRun.Large(60).Build())[0].Svg);

        var texts = document.Descendants().Where(e => e.Name.LocalName == "text").ToList();
        texts.Select(t => t.Value.Trim()).Should().Contain("correctness/mean").And.Contain("squad_f1/mean");
        texts.Attributes("x").Should().OnlyContain(a => !a.Value.Contains(','));
        texts.Attributes("font-family").Select(a => a.Value).Distinct().Should().Equal("DejaVu Sans, Verdana, sans-serif");
    }

    [Fact]
    public void Names_cannot_become_markup()
    {
        var run = SampleRun.Small().Build();
        var hostile = new MetricName("\"/><script>x</script>\u202E\0");

        var plots = RunPlots.Draw(run with { Metrics = [run.Metrics[0] with { Name = hostile }] });

        var document = XDocument.Parse(plots[0].Svg);
        document.Descendants().Select(e => e.Name.LocalName).Distinct().Should().NotContain("script");
    }

    [Fact]
    public void A_png_is_a_picture_of_the_size_asked_for_and_the_same_every_time()
    {
        var run = SampleRun.Large(60).Build();

        var bytes = RunPlots.Png(run, 640, 320);

        bytes.Take(8).Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A);
        bytes[16..24].Should().Equal(0, 0, 2, 128, 0, 0, 1, 64);
        RunPlots.Png(run, 640, 320).Should().Equal(bytes);
    }
}
