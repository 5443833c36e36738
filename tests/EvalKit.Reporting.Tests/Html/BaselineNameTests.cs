namespace EvalKit.Reporting.Tests.Html;

public sealed class BaselineNameTests
{
    [Fact]
    public void A_report_names_the_baselines_file_and_not_where_it_lies_on_this_machine()
    {
        var folder = Path.Combine(Path.GetTempPath(), "somebodys-home");
        var run = SampleRun.Small().Build();
        run = run with { Baseline = run.Baseline! with { Origin = Path.Combine(folder, "baselines", "faq.jsonl") } };
        using var page = new StringWriter();

        HtmlReport.Write(run, page);

        page.ToString().Should().Contain("against baselines/faq.jsonl").And.NotContain("somebodys-home");
        MarkdownSummary.Render(run).Should().Contain("baselines/faq.jsonl").And.NotContain("somebodys-home");
    }
}
