namespace EvalKit.Reporting.Tests.Html;

public sealed class DetailBudgetTests
{
    [Fact]
    public void Details_are_cut_into_chunks_of_500()
    {
        var page = PageReader.Of(SampleRun.Large(1200).Build());

        page.PayloadIds.Should().Equal("ek-index", "ek-d0", "ek-d1", "ek-d2");
        page.Data("ek-d2").GetArrayLength().Should().Be(200);
        page.Markup.Should().NotContain("left out");
    }

    [Fact]
    public void Beyond_the_budget_every_case_keeps_its_row_and_cases_that_need_attention_their_details()
    {
        var page = PageReader.Of(SampleRun.Large(1200).Build(), new HtmlReportOptions { DetailBudget = 20_000 });

        var index = page.Data("ek-index");
        var details = index.GetProperty("detail").EnumerateArray().Select(d => d.GetInt32()).ToList();
        index.GetProperty("ids").GetArrayLength().Should().Be(1200);
        details.Take(120).Should().OnlyContain(d => d >= 0, "the first 120 rows are the regressed cases");
        details.Should().Contain(-1);
        page.PayloadIds.Skip(1).Sum(id => page.Data(id).GetArrayLength()).Should().Be(details.Count(d => d >= 0));
        page.Markup.Should().Contain($"The details of {details.Count(d => d < 0):#,0} of 1,200 cases are left out");
    }

    [Fact]
    public void A_budget_of_nothing_leaves_all_details_out()
    {
        var page = PageReader.Of(SampleRun.Small().Build(), new HtmlReportOptions { DetailBudget = 0 });

        page.PayloadIds.Should().Equal("ek-index");
        page.Markup.Should().Contain("The details of 7 of 7 cases are left out");
    }
}
