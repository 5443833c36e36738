namespace EvalKit.Reporting.Tests.Html;

/// <summary>Whatever text comes in, the page has the elements that it would have without it.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Payloads => HostileText.All;

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_of_a_case_makes_no_markup(string payload)
    {
        var plain = Page("harmless");
        var hostile = Page(payload);

        hostile.Tags.Should().Equal(plain.Tags);
        hostile.PayloadIds.Should().Equal(plain.PayloadIds);
        hostile.Policy.Should().Be(plain.Policy);
        hostile.Html.Should().NotContain("window.canary = 1<").And.NotContain("onerror=\"").And.NotContain("<svg onload");
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_of_a_case_reaches_the_page_whole(string payload)
    {
        var detail = Page(payload).Data("ek-d0")[0];

        var expected = payload.Replace('\uD800', '\uFFFD');
        detail.GetProperty("inputs")[0][1].GetString().Should().Be(expected);
        detail.GetProperty("trials")[0].GetProperty("output").GetString().Should().Be(expected);
        var span = Page(payload).Data("ek-t0")[0][0].GetProperty("spans")[0];
        span.GetProperty("name").GetString().Should().Be(expected);
        span.GetProperty("input")[0][1].GetString().Should().Be(expected);
    }

    [Fact]
    public void Hidden_characters_in_the_pages_head_are_shown()
    {
        var page = Page("\u202Eevil\u200B\0");

        page.Markup.Should().Contain("⟨U+202E⟩evil⟨U+200B⟩⟨U+0000⟩").And.NotContainAny("\u202E", "\u200B", "\0");
    }

    private static PageReader Page(string text)
    {
        var sample = HostileText.Everywhere(text);
        return PageReader.Of(sample.Build(), new HtmlReportOptions { Traces = SampleTraces.Everywhere(sample.Build(), text), BaselineResults = sample.BaselineResults(), Plots = [new ReportPlot(text, text, text)] });
    }
}
