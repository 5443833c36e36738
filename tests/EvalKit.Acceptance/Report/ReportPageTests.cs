using EvalKit.Reporting;
using EvalKit.Reporting.Tests;
using Microsoft.Playwright;

namespace EvalKit.Acceptance.Report;

/// <summary>The report in a real browser, opened from a disk.</summary>
public sealed class ReportPageTests(Browser browser) : IClassFixture<Browser>
{
    [ChromiumFact]
    public async Task It_opens_without_a_request_and_without_a_complaint_and_the_verdict_is_in_sight()
    {
        var open = await OpenSmallAsync("opens");

        open.Requests.Should().BeEmpty();
        open.Documents.Should().Be(1);
        open.Complaints.Should().BeEmpty();
        (await open.Page.Locator("h1").InnerTextAsync()).Should().StartWith("Fail");
        var verdict = (await open.Page.Locator("#verdict").BoundingBoxAsync())!;
        var gates = (await open.Page.Locator(".gates").BoundingBoxAsync())!;
        verdict.Y.Should().BeLessThan(60);
        gates.Y.Should().BeInRange(verdict.Y + verdict.Height, 400);
        (await open.Page.Locator("figure img").EvaluateAsync<int>("image => image.naturalWidth")).Should().BePositive("a plot is shown as a picture");
    }

    [ChromiumFact]
    public async Task A_gate_opens_to_its_conditions()
    {
        var open = await OpenSmallAsync("gates");
        var gate = open.Page.Locator(".gate.fail");

        await gate.Locator("summary").ClickAsync();

        (await gate.Locator(".condition").CountAsync()).Should().Be(2);
        (await gate.Locator(".condition").Last.InnerTextAsync()).Should().Contain("max_drop 0.05").And.Contain("newcombe_10");
        (await gate.Locator(".condition").Last.IsVisibleAsync()).Should().BeTrue();
    }

    [ChromiumFact]
    public async Task Filters_search_and_tags_narrow_the_cases_and_the_address_keeps_them()
    {
        var open = await OpenSmallAsync("filters");

        (await open.ShownAsync()).Should().Be("7");
        foreach (var (filter, shown) in new[] { ("regressed", 1), ("improved", 1), ("different", 3), ("errors", 2), ("failed", 2), ("all", 7) })
        {
            await open.FilterAsync(filter);
            (await open.Rows.CountAsync()).Should().Be(shown, filter);
        }

        await open.Page.SelectOptionAsync("#tools select", "topic=shop");
        (await open.Rows.CountAsync()).Should().Be(2);
        await open.Page.FillAsync("#tools input", "REPAIR");
        (await open.Rows.CountAsync()).Should().Be(1);
        open.Page.Url.Should().EndWith("#q=REPAIR&tag=topic%3Dshop");
    }

    [ChromiumFact]
    public async Task A_click_on_a_heading_sorts_and_another_turns_the_order()
    {
        var open = await OpenSmallAsync("sort");

        await open.Page.ClickAsync("[data-key=case] button");
        (await open.Rows.First.InnerTextAsync()).Should().Contain("gift-cards");
        await open.Page.ClickAsync("[data-key=case] button");
        (await open.Rows.First.InnerTextAsync()).Should().Contain("warranty");
        (await open.Page.GetAttributeAsync("[data-key=case]", "aria-sort")).Should().Be("descending");
    }

    [ChromiumFact]
    public async Task A_search_finds_text_that_only_the_details_hold()
    {
        var open = await OpenSmallAsync("search");

        await open.Page.FillAsync("#tools input", "30 is expected");

        await Assertions.Expect(open.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(open.Rows).ToContainTextAsync("returns-window");
    }

    [ChromiumFact]
    public async Task An_address_opens_the_view_that_it_names()
    {
        var open = await OpenSmallAsync("address", "#filter=errors&open=warranty");

        await Assertions.Expect(open.Drawer).ToContainTextAsync("error: unparseable");
        (await open.ShownAsync()).Should().Be("2 of 7");
    }

    [ChromiumFact]
    public async Task An_opened_case_shows_both_outputs_with_the_words_that_differ()
    {
        var open = await OpenSmallAsync("case");

        await open.Rows.First.ClickAsync();

        await Assertions.Expect(open.Drawer.Locator(".side").First).ToContainTextAsync("You may return a lamp within 30 days.");
        await Assertions.Expect(open.Drawer.Locator(".side").Last).ToContainTextAsync("You may return a lamp within 14 days.");
        (await open.Drawer.Locator("del").AllInnerTextsAsync()).Should().Equal("30");
        (await open.Drawer.Locator("ins").AllInnerTextsAsync()).Should().Equal("14");
        (await open.Drawer.InnerTextAsync()).Should().ContainAll("The answer says 14 days; 30 is expected.", "not an LLM", "Raw reply of the judge");
    }

    [ChromiumFact]
    public async Task Without_the_baselines_results_a_case_says_that_its_output_was_not_kept()
    {
        var open = await browser.OpenAsync("not-kept", writer => HtmlReport.Write(SampleRun.Small().Build(), writer));

        await open.Rows.First.ClickAsync();

        await Assertions.Expect(open.Drawer.Locator(".side").First).ToContainTextAsync("baseline output not kept");
    }

    [ChromiumFact]
    public async Task Repeats_are_shown_one_by_one()
    {
        var open = await OpenSmallAsync("repeats", "#open=repairs");

        await open.Drawer.Locator(".strip button").Nth(2).ClickAsync();

        (await open.Drawer.Locator(".strip button").Nth(2).GetAttributeAsync("aria-pressed")).Should().Be("true");
        (await open.Drawer.InnerTextAsync()).Should().MatchRegex("repeat\\s+3");
    }

    [ChromiumFact]
    public async Task Keys_move_open_close_search_and_help()
    {
        var open = await OpenSmallAsync("keys");
        var keyboard = open.Page.Keyboard;

        await keyboard.PressAsync("j");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("k");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Drawer).ToContainTextAsync("shipping-cost");
        await keyboard.PressAsync("j");
        await Assertions.Expect(open.Drawer).ToContainTextAsync("gift-cards");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(open.Drawer).ToBeHiddenAsync();
        await keyboard.PressAsync("End");
        (await open.Page.Locator("[aria-selected=true]").InnerTextAsync()).Should().Contain("repairs");
        (await open.Page.Locator("[role=grid]").GetAttributeAsync("aria-activedescendant")).Should().Be("row-6");
        await keyboard.PressAsync("/");
        await keyboard.TypeAsync("jk");
        (await open.Page.InputValueAsync("#tools input")).Should().Be("jk");
        await keyboard.PressAsync("Escape");
        (await open.ShownAsync()).Should().Be("7");
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("?");
        (await open.Page.Locator("dialog").IsVisibleAsync()).Should().BeTrue();
    }

    [ChromiumFact]
    public async Task Hostile_text_runs_nothing_makes_no_element_and_loads_nothing()
    {
        var plain = await OpenEverythingAsync("plain", "harmless");
        foreach (var (payload, number) in HostileText.Texts.Select((text, i) => (text, i)))
        {
            var hostile = await OpenEverythingAsync($"hostile-{number}", payload);

            (await hostile.Page.EvaluateAsync<string>("typeof window.canary")).Should().Be("undefined", payload);
            (await TagsAsync(hostile)).Should().Equal(await TagsAsync(plain), $"{payload} is text");
            hostile.Requests.Should().BeEmpty($"{payload} is text");
            hostile.Documents.Should().Be(1);
            hostile.Complaints.Should().BeEmpty($"{payload} is text");
            (await hostile.Page.Locator("body").InnerTextAsync()).Should().NotContainAny("\u202E", "\u200B", "\u2028", "\u0007");
            await hostile.Page.CloseAsync();
        }
    }

    [ChromiumFact]
    public async Task Ten_thousand_cases_open_filter_and_scroll_with_few_rows()
    {
        var sample = SampleRun.Large(10_000);
        var open = await browser.OpenAsync("large", writer => HtmlReport.Write(sample.Build(), writer, new HtmlReportOptions { BaselineResults = sample.BaselineResults() }));

        (await open.ShownAsync()).Should().Be("10,000");
        (await open.Rows.CountAsync()).Should().BeLessThan(60);
        await open.FilterAsync("regressed");
        (await open.ShownAsync()).Should().Be("1,000 of 10,000");
        await open.FilterAsync("all");
        await open.Page.FocusAsync("[role=grid]");
        await open.Page.Keyboard.PressAsync("End");
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Drawer).ToContainTextAsync("The right answer to question 9999 is 9999.");
        open.Complaints.Should().BeEmpty();
    }

    [ChromiumFact]
    public async Task A_trace_is_a_waterfall_whose_spans_lie_where_their_times_say()
    {
        var open = await OpenTracedAsync("waterfall");
        var app = open.Drawer.Locator(".trace.app");

        (await app.Locator(".span .label").AllInnerTextsAsync()).Should().Equal(
            "trial", "invoke_agent shop-assistant", "chat gpt-4.1-mini", "execute_tool search", "retrieval shop-index", "GET", "execute_tool order_status", "chat gpt-4.1-mini");
        var track = (await app.Locator(".span .track").First.BoundingBoxAsync())!;
        var second = (await app.Locator(".span .bar").Last.BoundingBoxAsync())!;
        ((second.X - track.X) / track.Width).Should().BeApproximately(1190 / 2380f, 0.01f);
        (second.Width / track.Width).Should().BeApproximately(1175 / 2380f, 0.01f);
        var labels = await app.Locator(".span .label").EvaluateAllAsync<float[]>("all => all.map(e => e.getBoundingClientRect().left)");
        labels[5].Should().BeGreaterThan(labels[4]).And.BeGreaterThan(labels[2], "what is inside is indented");
        (await app.Locator(".span.error").InnerTextAsync()).Should().Contain("The order service did not answer within 90 ms");
        (await app.Locator("> summary").InnerTextAsync()).Should().ContainAll("App", "2.38 s", "8 spans", "1,890 → 143", "1 failed");
        (await open.Drawer.Locator(".trace.judge > summary").InnerTextAsync()).Should().Contain("Judge").And.Contain("correctness");
        (await open.Drawer.Locator(".trace.judge .span").First.IsVisibleAsync()).Should().BeFalse("what a judge did is folded away where nothing of it failed");
        open.Complaints.Should().BeEmpty();
    }

    [ChromiumFact]
    public async Task A_span_opens_by_click_and_by_keys_to_what_it_was_given_and_gave()
    {
        var open = await OpenTracedAsync("span");
        var spans = open.Drawer.Locator(".trace.app .span");

        await spans.Nth(2).Locator("summary").ClickAsync();
        (await spans.Nth(2).Locator(".span-body").InnerTextAsync()).Should().ContainAll("Search before you answer.", "assistant calls search", "return period lamps", "+10 ms", "180 ms");
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        (await spans.Nth(2).Locator(".span-body").IsVisibleAsync()).Should().BeFalse();
        await open.Page.Keyboard.PressAsync("ArrowDown");
        await open.Page.Keyboard.PressAsync("ArrowRight");
        (await spans.Nth(3).Locator(".span-body").InnerTextAsync()).Should().Contain("Lamps may be returned within 14 days");
        await open.Page.Keyboard.PressAsync("ArrowUp");
        await open.Page.Keyboard.PressAsync("Space");
        (await spans.Nth(2).Locator(".span-body").IsVisibleAsync()).Should().BeTrue();
        await spans.Nth(2).GetByText("Attributes (").ClickAsync();
        (await spans.Nth(2).Locator(".attributes").InnerTextAsync()).Should().Contain("gen_ai.request.model").And.Contain("gpt-4.1-mini");
    }

    [ChromiumFact]
    public async Task A_trace_that_the_page_has_no_room_for_is_said_to_be_left_out()
    {
        var run = SampleRun.Large(1200).Build();
        var traces = SampleTraces.Of(run);
        var open = await browser.OpenAsync("left-out", writer => HtmlReport.Write(run, writer, new HtmlReportOptions { Traces = traces, DetailBudget = 120_000 }), "#open=case-01199");

        await Assertions.Expect(open.Drawer.Locator(".traces")).ToContainTextAsync("The trace of this trial was left out to keep this page small.");
        open.Complaints.Should().BeEmpty();
    }

    [ChromiumFact]
    public async Task A_judgement_leads_to_its_trace()
    {
        var open = await OpenTracedAsync("to-trace");

        await open.Drawer.Locator(".to-trace").ClickAsync();

        (await open.Drawer.Locator(".trace.judge .span .label").AllInnerTextsAsync()).Should().Equal("judge correctness", "chat gpt-4.1");
        await Assertions.Expect(open.Drawer.Locator(".trace.judge > summary")).ToBeFocusedAsync();
        await Assertions.Expect(open.Drawer.Locator(".trace.judge > summary")).ToBeInViewportAsync();
        (await open.Drawer.Locator(".trace.judge .span").Last.InnerTextAsync()).Should().Contain("replayed").And.Contain("$0");
    }

    private async Task<OpenPage> OpenTracedAsync(string name)
    {
        var sample = SampleRun.Small(namesTraces: true);
        var run = sample.Build();
        var options = new HtmlReportOptions { BaselineResults = sample.BaselineResults(), Traces = SampleTraces.Of(run) };
        var open = await browser.OpenAsync(name, writer => HtmlReport.Write(run, writer, options), "#open=returns-window");
        await Assertions.Expect(open.Drawer.Locator(".trace.app .span").First).ToBeVisibleAsync();
        return open;
    }

    private Task<OpenPage> OpenSmallAsync(string name, string hash = "")
    {
        var sample = SampleRun.Small();
        var plot = new ReportPlot("A plot", "Nothing but a square", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>");
        return browser.OpenAsync(name, writer => HtmlReport.Write(sample.Build(), writer, new HtmlReportOptions { BaselineResults = sample.BaselineResults(), Plots = [plot] }), hash);
    }

    /// <summary>Opens a page that has the text everywhere, and each of its cases.</summary>
    private async Task<OpenPage> OpenEverythingAsync(string name, string text)
    {
        var sample = HostileText.Everywhere(text);
        var traces = SampleTraces.Everywhere(sample.Build(), text);
        var open = await browser.OpenAsync(name, writer => HtmlReport.Write(sample.Build(), writer, new HtmlReportOptions { BaselineResults = sample.BaselineResults(), Traces = traces }));
        for (var i = sample.Cases.Count - 1; i >= 0; i--)
        {
            await open.Rows.Nth(i).ClickAsync();
            await Assertions.Expect(open.Drawer.Locator(".span").First).ToBeVisibleAsync();
            await open.Drawer.EvaluateAsync("drawer => drawer.querySelectorAll('details').forEach(d => { d.open = true; })");
            await Assertions.Expect(open.Drawer.Locator(".span-body")).ToHaveCountAsync(4);
            await open.Page.Keyboard.PressAsync("Escape");
        }

        await open.Rows.First.ClickAsync();
        await Assertions.Expect(open.Drawer.Locator(".detail-body")).ToBeVisibleAsync();
        return open;
    }

    /// <summary>The page's elements, without the marks of hidden characters and of differing words, whose number is the text's own.</summary>
    private static Task<string[]> TagsAsync(OpenPage open) => open.Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('*')].filter(e => !e.matches('.hidden-character, ins, del')).map(e => e.tagName)");
}
