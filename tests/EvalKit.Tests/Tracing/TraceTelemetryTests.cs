using System.Globalization;
using CsCheck;
using EvalKit.Chat.Prices;
using EvalKit.Running.Trials;
using EvalKit.TestUtils;
using EvalKit.Tracing;

namespace EvalKit.Tests.Tracing;

public sealed class TraceTelemetryTests
{

    [Fact]
    public void A_span_around_calls_does_not_count_their_tokens_again()
    {
        var trace = Traces.Of(
            Traces.Root(),
            Traces.Span("agent", Chat(30, 12, "invoke_agent"), "root", at: 1),
            Traces.Span("outer", Chat(30, 12), "agent", at: 2),
            Traces.Span("loop", """{"gen_ai.usage.input_tokens":30,"gen_ai.usage.output_tokens":12}""", "outer", "orchestrate_tools", at: 3),
            Traces.Span("one", Chat(10, 4), "loop", at: 4),
            Traces.Span("two", Chat(20, 8), "loop", at: 5));

        var told = TraceTelemetry.Of(trace);

        told.Usage.Should().Be(new TokenUsage(30, 12));
        told.ModelCalls.Select(c => c.Span.SpanId).Should().Equal("one", "two");
    }

    [Fact]
    public void An_agent_that_tells_tokens_counts_where_its_calls_are_not_there()
    {
        TraceTelemetry.Of(Traces.Of(Traces.Root(), Traces.Span("agent", Chat(30, 12, "invoke_agent"), "root"))).Usage.Should().Be(new TokenUsage(30, 12));
    }

    [Fact]
    public void A_call_that_tells_no_tokens_makes_the_sum_unknown_unless_it_failed_or_embeds()
    {
        var silent = """{"gen_ai.operation.name":"chat"}""";
        var one = Traces.Span("one", Chat(10, 4), "root");

        TraceTelemetry.Of(Traces.Of(one, Traces.Span("two", silent, "root"))).Usage.Should().BeNull();
        TraceTelemetry.Of(Traces.Of(one, Traces.Span("two", silent, "root", status: SpanStatus.Error))).Usage.Should().Be(new TokenUsage(10, 4));
        TraceTelemetry.Of(Traces.Of(one, Traces.Span("two", """{"gen_ai.operation.name":"embeddings"}""", "root"))).Usage.Should().Be(new TokenUsage(10, 4));
        TraceTelemetry.Of(Traces.Of(Traces.Root())).Usage.Should().BeNull("there is no call");
    }

    [Fact]
    public void However_calls_are_nested_each_leaf_counts_once() => Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1000], Gen.Bool).Array[1, 20].ShouldHold(
        200,
        nodes =>
        {
            var spans = nodes.Select((n, i) => Traces.Span(Name(i), Chat(n.Item2, 1, n.Item3 ? "chat" : "invoke_agent"), i == 0 ? null : Name(Math.Max(0, i - 1 - n.Item1)), at: i)).ToList();
            var leaves = spans.Where((s, i) => nodes[i].Item3 && !spans.Any(other => other.Type == SpanTypes.ChatModel && IsInside(other, s, spans))).ToList();

            var told = TraceTelemetry.Of(Traces.Of([.. spans]));

            told.ModelCalls.Where(c => c.IsModelCall).Select(c => c.Span.SpanId).Should().Equal(leaves.Select(s => s.SpanId));
            told.ModelCalls.Should().NotContain(a => !a.IsModelCall && told.ModelCalls.Any(c => IsInside(c.Span, a.Span, spans)));
        });

    [Fact]
    public void A_circle_of_parents_ends()
    {
        var trace = Traces.Of(Traces.Span("a", Chat(1, 1), "b"), Traces.Span("b", Chat(1, 1), "a"), Traces.Span("c", Chat(2, 2), "c"));

        TraceTelemetry.Of(trace).ModelCalls.Select(c => c.Span.SpanId).Should().Contain("c");
    }

    [Fact]
    public void Tool_calls_are_those_that_were_run_else_those_that_were_asked_for_else_unknown()
    {
        var asked = """{"gen_ai.operation.name":"chat","gen_ai.output.messages":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c\",\"name\":\"asked\",\"arguments\":{}}]}]"}""";
        var tool = """{"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"run","gen_ai.tool.call.id":"c"}""";

        TraceTelemetry.Of(Traces.Of(Traces.Span("a", asked), Traces.Span("b", tool), Traces.Span("layer", tool, "b"))).ToolCalls!.Select(c => c.Name).Should().Equal("run");
        TraceTelemetry.Of(Traces.Of(Traces.Span("a", asked))).ToolCalls!.Select(c => c.Name).Should().Equal("asked");
        TraceTelemetry.Of(Traces.Of(Traces.Span("a", Chat(1, 1)))).ToolCalls.Should().BeEmpty("a model was called and asked for none");
        TraceTelemetry.Of(Traces.Of(Traces.Root(), Traces.Span("a", """{"http.request.method":"GET"}"""))).ToolCalls.Should().BeNull("nobody knows");
    }

    [Fact]
    public void The_cost_is_the_sum_of_calls_by_the_table_and_a_price_of_a_provider_is_found_under_its_own_name()
    {
        Cost(Call("openai", "gpt-4.1-mini-2025-04-14", 1_000_000, 0), Call("openai", "gpt-4o-mini", 0, 1_000_000)).Should().Be(0.40m + 0.60m);
        Cost(Call("anthropic", "claude-haiku-4-5-20251001", 1_000_000, 0)).Should().Be(1.00m);
        Cost(Call("openai", "gpt-4.1", 1_000_000, 0, cached: 1_000_000)).Should().Be(0.50m);
    }

    [Fact]
    public void A_cost_of_which_a_part_is_unknown_is_unknown_and_never_0()
    {
        Cost(Call("openai", "gpt-4.1-mini", 10, 10), Call("openai", "our-own", 10, 10)).Should().BeNull();
        Cost(Call("openai", "our-own", 10, 10)).Should().BeNull();
        Cost("""{"gen_ai.operation.name":"chat","gen_ai.provider.name":"openai","gen_ai.request.model":"gpt-4.1-mini"}""").Should().BeNull();
        Cost("""{"http.request.method":"GET"}""").Should().BeNull();
        Cost("""{"gen_ai.operation.name":"chat","gen_ai.provider.name":"local","gen_ai.response.model":"x","gen_ai.usage.input_tokens":5,"gen_ai.usage.output_tokens":5}""").Should().BeNull("a span's word that it was local is no price");
    }

    [Fact]
    public void A_cost_that_a_span_tells_itself_counts()
    {
        Cost("""{"openinference.span.kind":"LLM","llm.cost.total":0.25}""", Call("openai", "gpt-4o-mini", 0, 1_000_000)).Should().Be(0.85m);
    }

    private static decimal? Cost(params string[] calls) =>
        TrialTelemetry.Complete("x", Traces.Of([Traces.Root(), .. calls.Select((c, i) => Traces.Span(Name(i), c, "root"))]), PriceTable.Default).CostUsd;

    private static string Call(string provider, string model, int input, int output, int cached = 0) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"gen_ai.operation.name":"chat","gen_ai.provider.name":"{{provider}}","gen_ai.response.model":"{{model}}","gen_ai.usage.input_tokens":{{input}},"gen_ai.usage.output_tokens":{{output}},"gen_ai.usage.cache_read.input_tokens":{{cached}}}""");

    private static string Chat(int input, int output, string operation = "chat") => string.Create(
        CultureInfo.InvariantCulture, $$"""{"gen_ai.operation.name":"{{operation}}","gen_ai.usage.input_tokens":{{input}},"gen_ai.usage.output_tokens":{{output}}}""");

    private static string Name(int number) => number.ToString("x16", CultureInfo.InvariantCulture);

    private static bool IsInside(Span inner, Span outer, List<Span> spans)
    {
        for (var at = inner.ParentId; at is not null; at = spans.Single(s => s.SpanId == at).ParentId)
        {
            if (at == outer.SpanId)
            {
                return true;
            }
        }

        return false;
    }
}
