using System.Text.Json;

namespace EvalKit.Reporting.Tests.Html;

public sealed class CaseTableTests
{
    private static readonly SampleRun Sample = SampleRun.Small();

    [Fact]
    public void Changed_cases_come_first_worst_regression_first()
    {
        Strings("ids").Should().Equal("returns-window", "shipping-cost", "gift-cards", "warranty", "store-credit", "opening-hours", "repairs");
        Index().GetProperty("movement").GetString().Should().Be("rissnss");
    }

    [Fact]
    public void Without_a_baseline_errors_and_failures_come_first()
    {
        var run = SampleRun.Small(baseline: false).Add(new SampleCase("wrong", "q", "a", "b", null) { Passes = false }).Build();

        var ids = PageReader.Of(run).Data("ek-index").GetProperty("ids").EnumerateArray().Select(i => i.GetString());

        ids.Take(4).Should().Equal("gift-cards", "warranty", "returns-window", "wrong");
    }

    [Fact]
    public void Errors_failures_and_other_texts_are_marked()
    {
        Flagged("errors").Should().Equal("gift-cards", "warranty");
        Flagged("failed").Should().Equal("returns-window", "gift-cards");
        Flagged("different").Should().Equal("returns-window", "shipping-cost", "repairs");
    }

    [Fact]
    public void A_case_shows_both_outputs_where_the_baselines_results_are_known()
    {
        var page = PageReader.Of(Sample.Build(), new HtmlReportOptions { BaselineResults = Sample.BaselineResults() });

        var detail = Detail(page, "returns-window");

        detail.GetProperty("baseline")[0].GetProperty("output").GetString().Should().Be("You may return a lamp within 30 days.");
        detail.GetProperty("trials")[0].GetProperty("output").GetString().Should().Be("You may return a lamp within 14 days.");
    }

    [Theory]
    [InlineData("returns-window", "baseline output not kept")]
    [InlineData("opening-hours", "same output as the candidate")]
    [InlineData("store-credit", "the baseline has no such case")]
    public void Without_them_it_says_why_there_is_no_output_to_show(string id, string note) =>
        Detail(PageReader.Of(Sample.Build()), id).GetProperty("baseline_note").GetString().Should().Be(note);

    [Fact]
    public void Every_feedback_tells_its_value_its_reason_its_source_and_the_judges_reply()
    {
        var feedback = Detail(PageReader.Of(Sample.Build()), "returns-window").GetProperty("trials")[0].GetProperty("feedback").EnumerateArray()
            .Single(f => f.GetProperty("name").GetString() == SampleRun.Correct);

        feedback.GetProperty("value").GetBoolean().Should().BeFalse();
        feedback.GetProperty("passed").GetBoolean().Should().BeFalse();
        feedback.GetProperty("rationale").GetString().Should().StartWith("The answer says 14 days");
        feedback.GetProperty("source").GetString().Should().Be("code");
        feedback.GetProperty("not_an_llm").GetBoolean().Should().BeTrue();
        feedback.GetProperty("raw").GetString().Should().Be("{\"verdict\": \"yes\"}");
        feedback.GetProperty("metadata")[0].EnumerateArray().Select(v => v.GetString()).Should().Equal("model", "local:/short-answer");
    }

    [Fact]
    public void An_error_tells_its_kind_and_its_message()
    {
        var page = PageReader.Of(Sample.Build());

        var judged = Detail(page, "warranty").GetProperty("trials")[0].GetProperty("feedback").EnumerateArray().Single(f => f.GetProperty("state").GetString() == "error");
        judged.GetProperty("error_kind").GetString().Should().Be("unparseable");
        judged.GetProperty("error").GetString().Should().Be("The judge's answer holds no verdict.");
        Detail(page, "gift-cards").GetProperty("trials")[0].GetProperty("error").GetString()
            .Should().Be("app error (System.IO.IOException): Connection to the index was lost");
    }

    [Fact]
    public void All_repeats_of_a_case_are_there() => Detail(PageReader.Of(Sample.Build()), "repairs").GetProperty("trials").GetArrayLength().Should().Be(3);

    private static JsonElement Index() => PageReader.Of(Sample.Build()).Data("ek-index");

    private static IEnumerable<string?> Strings(string column) => Index().GetProperty(column).EnumerateArray().Select(i => i.GetString());

    private static IEnumerable<string?> Flagged(string column)
    {
        var flags = Index().GetProperty(column).GetString()!;
        return Strings("ids").Where((_, i) => flags[i] == '1');
    }

    private static JsonElement Detail(PageReader page, string id)
    {
        var index = page.Data("ek-index");
        var at = index.GetProperty("ids").EnumerateArray().Select(i => i.GetString()).ToList().IndexOf(id);
        return page.Data("ek-d0")[index.GetProperty("detail")[at].GetInt32()];
    }
}
