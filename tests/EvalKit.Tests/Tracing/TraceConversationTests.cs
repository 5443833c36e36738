using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.TestUtils;
using EvalKit.Tracing;
using EvalKit.Tracing.Import;
using Xunit.Abstractions;

namespace EvalKit.Tests.Tracing;

public sealed class TraceConversationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("""{"session.id":"s"}""", "s")]
    [InlineData("""{"gen_ai.conversation.id":"c","session.id":"s"}""", "c")]
    [InlineData("""{"langfuse.session.id":"l"}""", "l")]
    [InlineData("""{"mlflow.trace.session":"m"}""", "m")]
    [InlineData("""{"session.id":""}""", null)]
    [InlineData("{}", null)]
    public void The_conversation_is_the_one_that_a_span_names(string attributes, string? id)
    {
        TraceConversation.IdOf(Traces.Of(Traces.Span("a"), Traces.Span("b", attributes, parent: "a"))).Should().Be(id);
    }

    [Fact]
    public void Histories_that_are_sent_along_are_joined_to_one_conversation()
    {
        var joined = Join(
            Exchange("""[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello"}]""", "Hi!"),
            Exchange("""[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi!"},{"role":"user","content":"Bye"}]""", "See you."));

        Asked(joined).Should().Equal("system: Be kind.", "user: Hello", "assistant: Hi!", "user: Bye");
        Told(joined).Should().Equal("assistant: See you.");
        joined.Output!.Text.Should().Be("See you.");
    }

    [Fact]
    public void Questions_without_messages_are_turns_of_the_user_and_what_tools_did_stands_between()
    {
        var first = Exchange("{}", "It is shipped.", """[{"role":"system","content":"Answer from this."},{"role":"user","content":"Context: … Question: Where is it?"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","function":{"name":"find","arguments":"{}"}}]},{"role":"tool","tool_call_id":"1","content":"shipped"},{"role":"assistant","content":"it is shipped"}]""") with { Inputs = CaseFields.OfText(("question", "Where is it?")) };
        var second = Exchange("{}", "Monday.") with { Inputs = CaseFields.OfText(("question", "And when, à peu près?"), ("language", "en")) };

        var joined = Join(first, second);

        Asked(joined).Should().Equal("user: Where is it?", "assistant:  calls find", "tool: shipped", "assistant: It is shipped.", """user: {"question":"And when, à peu près?","language":"en"}""");
        Told(joined).Should().Equal("assistant: Monday.");
    }

    [Fact]
    public void A_history_of_what_was_spoken_alone_is_found_again()
    {
        var joined = Join(
            Exchange("""[{"role":"user","content":"Where is it?"}]""", "Shipped.", """[{"role":"user","content":"Where is it?"},{"role":"assistant","content":"One moment.","tool_calls":[{"id":"1","function":{"name":"find","arguments":"{}"}}]},{"role":"tool","tool_call_id":"1","content":"x"},{"role":"assistant","content":"Shipped."}]"""),
            Exchange("""[{"role":"user","content":"Where is it?"},{"role":"assistant","content":"Shipped."},{"role":"user","content":"And when?"}]""", "Monday."));

        Asked(joined).Should().Equal("user: Where is it?", "assistant: One moment. calls find", "tool: x", "assistant: Shipped.", "user: And when?");
    }

    [Fact]
    public void An_answer_that_is_itself_messages_is_what_the_app_did_whatever_the_sides_are_called()
    {
        var first = Exchange("""[{"role":"human","content":"Where is it?"}]""", "x") with
        {
            Output = new AppOutput(JsonNode.Parse("""[{"role":"model","parts":[{"type":"tool_call","id":"1","name":"find","arguments":{}}]},{"role":"tool","parts":[{"type":"tool_call_response","id":"1","result":"x"}]},{"role":"model","parts":[{"type":"text","content":"Shipped."}]}]""")),
        };
        var joined = Join(first, Exchange("""[{"role":"human","content":"Where is it?"},{"role":"model","content":"Shipped."},{"role":"human","content":"When?"}]""", "Monday."));

        Asked(joined).Should().Equal("human: Where is it?", "model:  calls find", "tool: x", "model: Shipped.", "human: When?");
    }

    [Fact]
    public void An_exchange_that_failed_leaves_the_question_and_no_answer()
    {
        var joined = Join(Exchange("""[{"role":"user","content":"Hello"}]""", "Hi!"), Exchange("""[{"role":"user","content":"Bye"}]""", "x") with { Output = null });

        Asked(joined).Should().Equal("user: Hello", "assistant: Hi!", "user: Bye");
        joined.Output.Should().BeNull();
    }

    /// <summary>However an app keeps its history, no turn is lost, doubled or moved; equal questions are told apart where each comes alone.</summary>
    [Fact]
    public void Whatever_part_of_the_history_is_sent_along_the_conversation_is_the_same()
    {
        var count = 0;
        Gen.Select(Gen.Int[0, 3].Array[1, 8], Gen.Int[0, 3], Gen.Bool).ShouldHold(500, sample =>
        {
            var (words, window, isSystem) = sample;
            var spoken = words.SelectMany((w, i) => new[] { ("user", window == 1 ? $"u{w}" : $"u{w} {i}"), ("assistant", window == 1 ? $"a{w}" : $"a{w} {i}") }).ToList();
            var exchanges = Enumerable.Range(0, words.Length).Select(i =>
            {
                // 0: all of it; 1: the question alone; 2 and 3: a window of the last turns.
                var from = window switch { 0 => 0, 1 => 2 * i, _ => Math.Max(0, (2 * i) - (2 * (window - 1))) };
                var messages = new JsonArray([.. (isSystem ? [("system", "s")] : Array.Empty<(string, string)>()).Concat(spoken[from..((2 * i) + 1)]).Select(m => new JsonObject { ["role"] = m.Item1, ["content"] = m.Item2 })]);
                return Exchange(messages.ToJsonString(), spoken[(2 * i) + 1].Item2);
            });
            var joined = Join([.. exchanges]);
            count++;
            return Asked(joined).Concat(Told(joined)).SequenceEqual((isSystem ? [("system", "s")] : Array.Empty<(string, string)>()).Concat(spoken).Select(m => $"{m.Item1}: {m.Item2}"));
        });
        count.Should().Be(500);
    }

    [SharedDataFact("data/otel/langfuse-export")]
    public void The_session_of_an_exported_trace_is_its_conversation()
    {
        var found = 0;
        foreach (var file in Directory.GetFiles(SharedData.PathOf("data/otel/langfuse-export"), "*.json").Order(StringComparer.Ordinal))
        {
            var session = JsonMembersOf(File.ReadAllText(file));
            var traces = TraceFile.Read(file);
            if (session is not null)
            {
                traces.Should().OnlyContain(t => TraceConversation.IdOf(t) == session, file);
                found++;
            }
        }

        output.WriteLine(FormattableString.Invariant($"{found} traces name their session"));
        found.Should().BeGreaterThanOrEqualTo(4);
    }

    private static string? JsonMembersOf(string json) => (string?)JsonNode.Parse(json)!["trace"]?["sessionId"];

    private static TraceExchange Join(params TraceExchange[] exchanges) => TraceConversation.Join(exchanges);

    private static TraceExchange Exchange(string messages, string answer, string? told = null) => new(
        new CaseFields([KeyValuePair.Create("messages", JsonElement.Parse(messages))]),
        AppOutput.FromText(answer) with { Messages = told is null ? null : JsonElement.Parse(told) });

    private static IEnumerable<string> Asked(TraceExchange exchange) => Texts(exchange.Inputs["messages"]);

    private static IEnumerable<string> Told(TraceExchange exchange) => Texts(exchange.Output!.Messages!.Value);

    private static IEnumerable<string> Texts(JsonElement messages) =>
        TurnReader.Read(messages, "", out _).Select(t => $"{t.Role}: {t.Text}{string.Concat(t.ToolCalls.Select(c => " calls " + c.Name))}");
}
