using EvalKit.TestUtils;
using EvalKit.Tracing;
using EvalKit.Tracing.Import;

namespace EvalKit.Tests.Tracing;

public sealed class TraceFileTests
{
    private const string Data = "data/otel";

    [SharedDataFact(Data)]
    public void All_real_files_are_read()
    {
        var read = Directory.GetFiles(SharedData.PathOf(Data), "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "capture-results.json")
            .ToDictionary(f => Path.GetRelativePath(SharedData.PathOf(Data), f), TraceFile.Read);

        read.Should().HaveCount(46);
        Spans(read, "openinference-otlp").Should().HaveCount(28);
        Spans(read, "vercel-ai-sdk").Should().HaveCount(6);
        Spans(read, "langfuse-export").Should().HaveCount(62);
        read.Values.SelectMany(t => t).Should().OnlyContain(t => t.DroppedSpans == 0 && t.TraceId.Length == 32 && t.Spans.All(s => s.SpanId.Length == 16));
    }

    [SharedDataFact(Data)]
    public void Of_each_real_OpenInference_file_model_and_messages_are_read()
    {
        var views = Files("openinference-otlp").Select(f => (f, View: EvalKit.Tracing.Reading.SpanView.Of(TraceFile.Read(f)[0].Spans[0]))).ToList();

        views.Should().OnlyContain(v => v.View.IsModelCall);
        views.Count(v => v.View.Usage is not null).Should().BeGreaterThan(12);
        views.Where(v => Path.GetFileName(v.f).StartsWith("chat-", StringComparison.Ordinal) && !v.f.Contains("no-messages", StringComparison.Ordinal)).Should().OnlyContain(v => v.View.InputMessages.Count > 0);
        views.Where(v => v.View.Span.Status == SpanStatus.Error).Should().HaveCount(7).And.OnlyContain(v => v.View.Span.Events.Any(e => e.Name == "exception"));
    }

    [SharedDataFact(Data)]
    public void An_agents_trace_counts_each_token_once()
    {
        var trace = TraceFile.Read(SharedData.PathOf($"{Data}/langfuse-export/microsoft-agent-2025-12-17.trace.json")).Single();

        var told = TraceTelemetry.Of(trace);

        told.Usage.Should().Be(new TokenUsage(77 + 216, 86 + 20), "the agent's own span carries numbers too");
        told.ToolCalls!.Single().Name.Should().Be("get_weather");
        told.ModelCalls[^1].OutputMessages.Single().Text.Should().StartWith("Current conditions in Tokyo");
    }

    [SharedDataFact(Data)]
    public void A_span_around_a_call_counts_where_the_call_itself_is_not_there()
    {
        var told = TraceTelemetry.Of(TraceFile.Read(SharedData.PathOf($"{Data}/vercel-ai-sdk/ai-streamText.json")).Single());

        told.Usage.Should().Be(new TokenUsage(15, 112));
        told.FinishReason.Should().Be("stop");
        told.ModelCalls.Single().InputMessages.Single().Text.Should().Be("Write a short poem about TypeScript.");
    }

    [Fact]
    public void An_export_request_is_read_with_all_that_a_span_has()
    {
        const string Request = """
            {"resourceSpans":[{"resource":{"attributes":[]},"scopeSpans":[{"scope":{"name":"my.app"},"spans":[
              {"traceId":"0AF7651916CD43DD8448EB211C80319C","spanId":"b7ad6b7169203331","parentSpanId":"00f067aa0ba902b7","name":"chat m","kind":3,
               "startTimeUnixNano":"1770000000000000000","endTimeUnixNano":1770000000250000000,"status":{"code":2,"message":"late"},
               "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"5"}},
                 {"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"boolValue":true}]}}},{"key":"map","value":{"kvlistValue":{"values":[{"key":"a","value":{"doubleValue":1.5}}]}}}],
               "events":[{"name":"e","timeUnixNano":"1770000000100000000","attributes":[{"key":"k","value":{"stringValue":"v"}}]}]},
              {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"00f067aa0ba902b7","name":"agent","kind":"SPAN_KIND_INTERNAL","startTimeUnixNano":"1770000000000000000","endTimeUnixNano":"1770000001000000000"}
            ]}]}]}
            """;

        var trace = TraceFile.Parse(Request, "request").Should().ContainSingle().Subject;

        trace.TraceId.Should().Be("0af7651916cd43dd8448eb211c80319c");
        trace.Spans.Select(s => s.Name).Should().Equal("agent", "chat m");
        var span = trace.Spans[1];
        span.Should().BeEquivalentTo(new
        {
            SpanId = "b7ad6b7169203331",
            ParentId = "00f067aa0ba902b7",
            Kind = SpanKind.Client,
            Type = SpanTypes.ChatModel,
            Source = "my.app",
            Status = SpanStatus.Error,
            StatusMessage = "late",
            Duration = TimeSpan.FromMilliseconds(250),
            StartedAt = new DateTimeOffset(2026, 2, 2, 2, 40, 0, TimeSpan.Zero),
        });
        span.Attributes["gen_ai.usage.input_tokens"].GetInt64().Should().Be(5);
        span.Attributes["list"].GetRawText().Should().Be("""["a",true]""");
        span.Attributes["map"].GetRawText().Should().Be("""{"a":1.5}""");
        span.Events.Should().ContainSingle().Which.Attributes.Text("k").Should().Be("v");
    }

    [Fact]
    public void Several_requests_may_stand_one_a_line()
    {
        var line = """{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","name":"a"}]}]}]}""";

        var traces = TraceFile.Parse($"{line}\n\n{line.Replace("0af7", "0af8", StringComparison.Ordinal)}\n", "lines");

        traces.Select(t => t.TraceId[..4]).Should().Equal("0af7", "0af8");
    }

    [Theory]
    [InlineData("", "it is no JSON")]
    [InlineData("{\"a\": 1}", "it holds no spans")]
    [InlineData("[]", "it holds no spans")]
    [InlineData("{\"resourceSpans\": 5}", "it holds no spans")]
    [InlineData("{}\n{", "traces.json:2")]
    public void What_holds_no_spans_says_so(string text, string message) =>
        FluentActions.Invoking(() => TraceFile.Parse(text, "traces.json")).Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).And.Message.Should().Contain(message).And.Contain("traces.json");

    [Theory]
    [InlineData("""{"name":"x","attributes":[{"key":5,"value":null},{"value":{}},7,null,{"key":"a","value":{"intValue":"no"}},{"key":"b","value":{"arrayValue":5}}]}""")]
    [InlineData("""{"name":"\ud83d","attributes":{"a":"\ud83d"},"spanContext":{"traceId":5},"startTime":[1e99,-1],"events":[5,{"attributes":[]}],"status":7}""")]
    [InlineData("""{"name":"x","attributes":[],"startTimeUnixNano":"99999999999999999999999","endTimeUnixNano":-4,"kind":99,"events":{"a":1},"status":{"code":"?"}}""")]
    [InlineData("""{"trace":{"id":5},"observations":[5,{"metadata":"{","usageDetails":[],"costDetails":{"total":"x"},"startTime":"yesterday"}]}""")]
    public void Hostile_spans_are_read_as_far_as_they_say_anything(string text) => TraceFile.Parse(text, "hostile").Should().NotBeEmpty();

    [Fact]
    public void Ids_that_are_missing_are_made_of_the_content_so_that_reading_again_gives_the_same()
    {
        const string Span = """[{"name":"x","attributes":[]},{"name":"y","attributes":[]}]""";

        var (first, second) = (TraceFile.Parse(Span, "a"), TraceFile.Parse(Span, "b"));

        first.Should().HaveCount(2);
        first.Select(t => t.TraceId).Should().Equal(second.Select(t => t.TraceId)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Too_much_is_cut_and_counted()
    {
        var many = string.Join(",", Enumerable.Range(0, TraceLimits.Attributes + 3).Select(i => $$$"""{"key":"k{{{i}}}","value":{"stringValue":"v"}}"""));
        var text = $$$"""{"name":"x","attributes":[{{{many}}},{"key":"k0","value":{"stringValue":"{{{new string('x', TraceLimits.TextLength + 1)}}}"}}]}""";

        var trace = TraceFile.Parse(text, "large").Single();

        trace.Spans[0].Attributes.Should().HaveCount(TraceLimits.Attributes);
        trace.CutValues.Should().Be(4);
    }

    private static string[] Files(string folder) => Directory.GetFiles(SharedData.PathOf($"{Data}/{folder}"), "*.json");

    private static List<Span> Spans(Dictionary<string, IReadOnlyList<TraceRecord>> read, string folder) =>
        [.. read.Where(r => r.Key.StartsWith(folder, StringComparison.Ordinal)).SelectMany(r => r.Value).SelectMany(t => t.Spans)];
}
