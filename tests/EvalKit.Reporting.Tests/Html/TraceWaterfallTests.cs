using System.Globalization;
using System.Text.Json;
using EvalKit.Reporting.Traces;

namespace EvalKit.Reporting.Tests.Html;

/// <summary>The traces that a page carries, and what it leaves out.</summary>
public sealed class TraceWaterfallTests
{
    [Fact]
    public void A_span_has_its_place_times_status_model_tokens_and_cost()
    {
        var spans = Traces(SampleTraces.OfAgent)[0].GetProperty("spans");

        spans.EnumerateArray().Select(s => (s.GetProperty("depth").GetInt32(), s.GetProperty("name").GetString())).Should().Equal(
            (0, "trial"), (1, "invoke_agent shop-assistant"), (2, "chat gpt-4.1-mini"), (2, "execute_tool search"), (3, "retrieval shop-index"), (4, "GET"),
            (2, "execute_tool order_status"), (2, "chat gpt-4.1-mini"));
        var call = spans[2];
        call.GetProperty("at").GetDouble().Should().Be(10);
        call.GetProperty("ms").GetDouble().Should().Be(640);
        call.GetProperty("type").GetString().Should().Be("CHAT_MODEL");
        call.GetProperty("model").GetString().Should().Be("gpt-4.1-mini-2025-04-14");
        (call.GetProperty("input_tokens").GetInt32(), call.GetProperty("output_tokens").GetInt32()).Should().Be((512, 31));
        call.GetProperty("cost_usd").GetDecimal().Should().Be(((512 * 0.4m) + (31 * 1.6m)) / 1_000_000);
        call.GetProperty("first_token_ms").GetDouble().Should().Be(180);
        Text(call, "input").Should().Equal(("system", "You answer questions about a lamp shop. Search before you answer."), ("user", "How long may I return a lamp?"));
        Text(call, "output").Should().ContainSingle().Which.Label.Should().Be("assistant calls search");
        spans[6].GetProperty("status").GetString().Should().Be("error");
        spans[6].GetProperty("error")[1].GetString().Should().Be("The order service did not answer within 90 ms");
        Text(spans[4], "output").Should().HaveCount(2).And.Contain(("passage 2", "Since May the period is 30 days."));
    }

    [Fact]
    public void Tokens_count_once_and_the_span_that_has_their_sum_says_so()
    {
        var trace = Traces(SampleTraces.OfAgent)[0];

        trace.GetProperty("input_tokens").GetInt32().Should().Be(512 + 1378);
        trace.GetProperty("spans")[1].GetProperty("is_sum").GetBoolean().Should().BeTrue();
        trace.GetProperty("spans")[2].TryGetProperty("is_sum", out _).Should().BeFalse();
    }

    [Fact]
    public void A_judges_trace_has_the_name_of_the_feedback_that_names_it_and_a_recorded_reply_cost_nothing()
    {
        var run = SampleRun.Small(namesTraces: true).Build();

        var traces = PageReader.Of(run, new HtmlReportOptions { Traces = SampleTraces.Of(run) }).Data("ek-t0")[0];

        traces.EnumerateArray().Select(t => (t.GetProperty("of_app").GetBoolean(), t.GetProperty("name").GetString())).Should().Equal((true, null), (false, SampleRun.Correct));
        traces[1].GetProperty("cost_usd").GetDecimal().Should().Be(0);
        traces[1].GetProperty("spans")[1].GetProperty("answered_by").GetString().Should().Be("recording");
    }

    [Fact]
    public void A_text_a_span_and_a_trace_have_a_limit_and_what_is_beyond_is_counted()
    {
        var long_ = new string('x', ShownLimits.TextLength - 1) + "\U0001F600" + new string('y', 100);
        var messages = string.Join(',', Enumerable.Range(0, 9).Select(i => $$"""{"role":"user","parts":[{"type":"text","content":"{{i}}{{new string('z', 3000)}}"}]}"""));
        var attributes = Enumerable.Range(0, 128).Select(i => (string.Create(CultureInfo.InvariantCulture, $"a{i:000}"), (object)new string('v', 2000)));
        var spans = Enumerable.Range(0, ShownLimits.Spans + 53)
            .Select(i => i switch
            {
                1 => SampleTraces.Span(Id(i), Id(0), "long", null, i, 1, [("input.value", long_), .. attributes]),
                2 => SampleTraces.Span(Id(i), Id(0), "talk", SpanTypes.ChatModel, i, 1, ("gen_ai.input.messages", $"[{messages}]")),
                _ => SampleTraces.Span(Id(i), i == 0 ? null : Id(0), "step", null, i, 1),
            }).ToList();

        var trace = Traces(trial => new TraceRecord { TraceId = trial.TraceId, TrialId = trial.TraceId, Spans = spans, DroppedSpans = 7 })[0];

        trace.GetProperty("spans").GetArrayLength().Should().Be(ShownLimits.Spans);
        trace.GetProperty("spans_omitted").GetInt32().Should().Be(53);
        trace.GetProperty("spans_dropped").GetInt32().Should().Be(7);
        var input = trace.GetProperty("spans")[1].GetProperty("input")[0];
        input[1].GetString().Should().Be(new string('x', ShownLimits.TextLength - 1), "half a surrogate pair is no text");
        input[2].GetInt32().Should().Be(102);
        var shown = trace.GetProperty("spans")[1].GetProperty("attributes").GetArrayLength();
        shown.Should().BeInRange(5, 8);
        trace.GetProperty("spans")[1].GetProperty("attributes_omitted").GetInt32().Should().Be(129 - shown);
        var talk = trace.GetProperty("spans")[2];
        Text(talk, "input").Select(t => t.Text[..1]).Should().Equal("3", "4", "5", "6", "7", "8");
        talk.GetProperty("input_omitted").GetInt32().Should().Be(3);

        static string Id(int i) => i.ToString("x16", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_the_json_of_an_attribute_breaks_nothing()
    {
        var span = SampleTraces.Span("0000000000000001", null, "x", null, 0, 1) with { Attributes = new CaseFields([KeyValuePair.Create("a", JsonElement.Parse("[\"\\ud800\"]"))]) };

        var trace = Traces(trial => new TraceRecord { TraceId = trial.TraceId, TrialId = trial.TraceId, Spans = [span] })[0];

        Text(trace.GetProperty("spans")[0], "attributes").Should().Equal(("a", "[\"\\ud800\"]"));
    }

    [Fact]
    public void Each_trial_names_its_traces_and_one_without_names_none()
    {
        var run = SampleRun.Small().Build();
        var traces = SampleTraces.Read(run, trial => trial.CaseId == "repairs" ? [] : [SampleTraces.OfAgent(trial)]);

        var page = PageReader.Of(run, new HtmlReportOptions { Traces = traces });

        var trials = page.Data("ek-d0").EnumerateArray().SelectMany(d => d.GetProperty("trials").EnumerateArray()).ToList();
        var numbers = trials.Select(t => t.GetProperty("trace")).Where(t => t.ValueKind == JsonValueKind.Number).Select(t => t.GetInt32()).ToList();
        numbers.Should().Equal(Enumerable.Range(0, 6));
        page.Data("ek-t0").GetArrayLength().Should().Be(6);
        page.Data("ek-index").GetProperty("trace_chunks").EnumerateArray().Select(c => c.GetInt32()).Should().Equal(6);
        trials.Should().OnlyContain(t => t.GetProperty("trace").ValueKind == JsonValueKind.Null || page.Data("ek-t0")[t.GetProperty("trace").GetInt32()][0].GetProperty("id").GetString() == t.GetProperty("trace_id").GetString());
    }

    [Fact]
    public void Traces_give_way_to_details_and_the_page_says_that_some_are_left_out()
    {
        var run = SampleRun.Large(1200).Build();
        var whole = PageReader.Of(run, new HtmlReportOptions { Traces = SampleTraces.Of(run) });
        whole.Markup.Should().NotContain("Traces are here for");
        var details = whole.PayloadIds.Where(id => id.StartsWith("ek-d", StringComparison.Ordinal)).ToList();

        var page = PageReader.Of(run, new HtmlReportOptions { Traces = SampleTraces.Of(run), DetailBudget = 120_000 });

        page.PayloadIds.Where(id => id.StartsWith("ek-d", StringComparison.Ordinal)).Should().Equal(details, "the details of cases come first");
        var shown = page.PayloadIds.Where(id => id.StartsWith("ek-t", StringComparison.Ordinal)).Sum(id => page.Data(id).GetArrayLength());
        shown.Should().BeInRange(100, 1100);
        page.Markup.Should().Contain($"Traces are here for {shown:#,0} trials");
        page.Data("ek-t0")[0][0].GetProperty("id").GetString().Should().Be(run.Results.Rows[0].Trial.TraceId, "case-00000 regressed");
        var left = page.Data("ek-d2")[199].GetProperty("trials")[0].GetProperty("trace").GetInt32();
        left.Should().BeGreaterThanOrEqualTo(shown, "its place is behind what the page has");
    }

    [Fact]
    public void Reading_ends_where_a_page_has_no_room_for_more()
    {
        var run = SampleRun.Large(1200).Build();
        var asked = 0;
        var traces = SampleTraces.Read(
            run,
            trial =>
            {
                asked++;
                return [SampleTraces.OfAgent(trial)];
            },
            budget: 10_000);

        asked.Should().BeLessThan(1000);
        traces.IsCut.Should().BeTrue();
        PageReader.Of(run, new HtmlReportOptions { Traces = traces }).Markup.Should().Contain($"Traces are here for {asked} trials");
    }

    [Fact]
    public void Equal_traces_give_equal_bytes()
    {
        var run = SampleRun.Small().Build();

        PageReader.Of(run, new HtmlReportOptions { Traces = SampleTraces.Of(run) }).Html.Should().Be(PageReader.Of(run, new HtmlReportOptions { Traces = SampleTraces.Of(run) }).Html);
    }

    private static JsonElement Traces(Func<Trial, TraceRecord> trace)
    {
        var run = SampleRun.Small().Build();
        return PageReader.Of(run, new HtmlReportOptions { Traces = SampleTraces.Read(run, trial => [trace(trial)]) }).Data("ek-t0")[0];
    }

    private static List<(string? Label, string Text)> Text(JsonElement span, string part) =>
        [.. span.GetProperty(part).EnumerateArray().Select(t => (t[0].GetString(), t[1].GetString()!))];
}
