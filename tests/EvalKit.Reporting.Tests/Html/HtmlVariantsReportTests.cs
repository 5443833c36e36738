namespace EvalKit.Reporting.Tests.Html;

public sealed class HtmlVariantsReportTests
{
    [Fact]
    public async Task The_page_links_each_variant_and_draws_each_difference()
    {
        var page = Written(await Variants.RunAsync(("gpt", 0), ("half", 20), ("same", 0)), ["sums.1.html", "sums.2.html", null]);

        page.Should().Contain("<a href=\"sums.1.html\">gpt</a>").And.Contain("<a href=\"sums.2.html\">half</a>").And.Contain("<th scope=\"row\">same</th>");
        page.Should().Contain("−50.0 pts worse").And.Contain("−64.8..−32.8").And.Contain("1 of 3 variants fails: half.");
        page.Split("<circle class=\"point\"").Should().HaveCount(3, "each later variant has one interval");
        page.Should().NotContain("<script");
    }

    [Fact]
    public async Task Labels_and_addresses_of_others_are_text()
    {
        var page = Written(await Variants.RunAsync(("<img src=x onerror=alert(1)>", 0), ("\"b\u202E", 0)), ["\" onclick=\"x.html", "a b.html"]);

        page.Should().NotContain("<img").And.NotContain("\" onclick").And.NotContain("\u202E");
        page.Should().Contain("&lt;img src=x onerror=alert(1)&gt;").And.Contain("⟨U+202E⟩").And.Contain("href=\"a%20b.html\"");
    }

    [Fact]
    public async Task The_policy_lets_nothing_run_and_the_page_is_the_same_bytes_each_time()
    {
        var runs = await Variants.RunAsync(("a", 0), ("b", 1));

        var page = Written(runs, [null, null]);

        page.Should().Contain("content=\"default-src 'none'; style-src 'sha256-").And.NotContain("script-src");
        page.Should().Be(Written(runs, [null, null]));
    }

    private static string Written(VariantRuns runs, IReadOnlyList<string?> pages)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        HtmlVariantsReport.Write(runs, pages, writer);
        return writer.ToString();
    }
}
