using System.Security.Cryptography;
using System.Text;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Tests.Html;

public sealed class HtmlReportTests
{
    [Fact]
    public void The_verdict_comes_first_then_gates_warnings_metrics_cases_and_the_run()
    {
        var page = PageReader.Of((SampleRun.Small().Build()) with { Warnings = ["the baseline is 40 days old"] });

        string[] landmarks = ["id=\"verdict\"", "id=\"gates-title\"", "id=\"warnings-title\"", "id=\"metrics-title\"", "id=\"cases-title\"", "id=\"facts-title\""];
        landmarks.Select(l => page.Markup.IndexOf(l, StringComparison.Ordinal)).Should().BeInAscendingOrder().And.NotContain(-1);
    }

    [Theory]
    [InlineData(Verdict.Fail, "✕", "fail")]
    [InlineData(Verdict.Invalid, "!", "invalid")]
    [InlineData(Verdict.Inconclusive, "?", "inconclusive")]
    [InlineData(Verdict.Pass, "✓", "pass")]
    public void A_verdict_is_a_glyph_a_word_and_a_colour(Verdict verdict, string glyph, string css)
    {
        var run = SampleRun.Small().Build();
        run = run with { Gates = [run.Gates[0] with { Conditions = [run.Gates[0].Conditions[0] with { Verdict = verdict }] }] };

        var header = PageReader.Of(run).Section("verdict");

        header.Should().Contain($">{glyph}<").And.Contain($">{verdict}<").And.Contain($"class=\"verdict {css}\"");
    }

    [Fact]
    public void Every_gate_has_its_line_and_its_conditions()
    {
        var run = SampleRun.Small().Build();

        var markup = PageReader.Of(run).Markup;

        run.Gates.Should().OnlyContain(g => markup.Contains(g.Text));
        run.Gates.SelectMany(g => g.Conditions).Should().OnlyContain(c => markup.Contains($"<code>{c.Rule}</code>") && markup.Contains(c.Text));
    }

    [Fact]
    public void A_partial_run_says_how_many_cases_of_how_many()
    {
        var run = new SampleRun { Partial = true }.Add([.. SampleRun.Small().Cases]).Build();

        PageReader.Of(run).Section("verdict").Should().Contain("Partial run: 7 of 70 cases");
    }

    [Fact]
    public void A_metric_of_one_side_is_added_or_removed_and_gets_no_difference()
    {
        var run = SampleRun.Small().Build();
        var first = run.Baseline!.Cases[0];
        var feedback = new Dictionary<string, BaselineFeedback>(first.Feedback) { ["old_score"] = new(FeedbackValue.Of(1.0), "x", null) };
        run = run with { Baseline = run.Baseline with { Cases = [first with { Feedback = feedback }, .. run.Baseline.Cases.Skip(1)] } };

        var rows = PageReader.Of(run).Markup.Split("<tr>")[1..];

        rows.Should().ContainSingle(r => r.Contains("latency/median")).Which.Should().Contain("added").And.NotContain("pts");
        rows.Should().ContainSingle(r => r.Contains("old_score")).Which.Should().Contain("removed").And.NotContain("pts");
    }

    [Fact]
    public void The_page_names_the_run_and_what_it_was_held_against_but_no_folder_of_the_machine()
    {
        var run = SampleRun.Small().Build();

        var markup = PageReader.Of(run).Markup;

        markup.Should().ContainAll(
            run.Id, run.Results.Record.DatasetHash, run.Results.Record.SuiteFingerprint, run.Results.Record.AppFingerprint, run.Results.Record.Environment.Commit,
            "baselines/faq.jsonl", "2026-02-25 05:06:07 UTC", "with uncommitted changes");
        markup.Should().NotContain("/home/someone");
    }

    [Fact]
    public void Equal_runs_give_equal_bytes()
    {
        var options = new HtmlReportOptions { BaselineResults = SampleRun.Small().BaselineResults(), Plots = [new ReportPlot("T", "A", "<svg/>")] };

        PageReader.Of(SampleRun.Small().Build(), options).Html.Should().Be(PageReader.Of(SampleRun.Small().Build(), options).Html);
    }

    [Fact]
    public void The_policy_allows_the_pages_own_script_and_style_and_nothing_else()
    {
        var page = PageReader.Of(SampleRun.Small().Build());
        static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        page.Policy.Should().Be(
            $"default-src 'none'; script-src 'sha256-{Hash(page.Script)}'; style-src 'sha256-{Hash(page.Style)}'; img-src data:; base-uri 'none'; form-action 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'");
        page.Html.IndexOf("Content-Security-Policy", StringComparison.Ordinal).Should().BeLessThan(page.Html.IndexOf("<style>", StringComparison.Ordinal));
        page.Html.Should().NotContain("\r");
    }

    [Fact]
    public void Script_and_style_cannot_end_their_own_element()
    {
        PageResources.Script.Should().NotContainEquivalentOf("</script").And.NotContain("<!--");
        PageResources.Style.Should().NotContainEquivalentOf("</style");
    }

    [Fact]
    public void A_plot_is_a_picture_with_its_alternative_text()
    {
        var options = new HtmlReportOptions { Plots = [new ReportPlot("Forest", "Three metrics", "<svg onload=\"alert(1)\"/>")] };

        var page = PageReader.Of(SampleRun.Small().Build(), options);

        page.Markup.Should().Contain("<img src=\"data:image/svg+xml;base64,").And.Contain("alt=\"Three metrics\"").And.NotContain("onload");
    }

    [Fact]
    public void The_elements_of_a_page_are_those_of_its_template()
    {
        var page = PageReader.Of(SampleRun.Small().Build());

        page.Tags.Distinct().Order(StringComparer.Ordinal).Should().Equal(
            "!DOCTYPE", "a", "body", "circle", "code", "dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "head", "header", "html", "line", "main", "meta", "noscript", "output",
            "p", "script", "section", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "th", "thead", "title", "tr");
        page.Tags.Count(t => t == "script").Should().Be(1 + page.PayloadIds.Count);
    }
}
