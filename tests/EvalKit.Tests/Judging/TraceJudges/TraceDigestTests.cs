using EvalKit.Judging;
using EvalKit.Tests.Tracing;
using static EvalKit.Tests.Judging.TraceJudges.TracesToRead;

namespace EvalKit.Tests.Judging.TraceJudges;

/// <summary>A trace as a digest in the prompt: for short ones, and for models that take no tools.</summary>
public sealed class TraceDigestTests
{
    private static readonly TraceReading Auto = new();

    [Fact]
    public async Task A_short_trace_is_shown_whole_and_asked_about_once()
    {
        var client = new ScriptedChatClient(Saying(Yes));

        var score = await ScoreAsync(client, Auto);

        var (messages, options) = client.Asked.Single();
        TraceToolTests.BlockOf(messages[1].Text, "trace").Split('\n').Should().Equal(
            """{"id":"s1","parent":null,"kind":"TRIAL","name":"trial","status":"ok","inputs":null,"outputs":null}""",
            """{"id":"s2","parent":"s1","kind":"CHAT_MODEL","name":"chat m","status":"ok","inputs":[{"role":"user","text":"Where is Ada?"}],"outputs":[{"role":"assistant","text":"","tool_calls":[{"name":"find","arguments":{"who":"Ada"}}]}]}""",
            """{"id":"s3","parent":"s1","kind":"TOOL","name":"execute_tool find","status":"ok","inputs":{"who":"Ada"},"outputs":["room 7"]}""",
            """{"id":"s4","parent":"s1","kind":"TOOL","name":"execute_tool call","status":"error","status_message":"line busy","inputs":{"room":7},"outputs":null}""",
            """{"id":"s5","parent":"s1","kind":"CHAT_MODEL","name":"chat m","status":"ok","inputs":[{"role":"tool","text":"room 7"}],"earlier_messages":2,"outputs":[{"role":"assistant","text":"In room 7."}]}""");
        options!.Tools.Should().BeNull();
        messages[0].Text.Should().Contain("\"earlier_messages\" counts").And.NotContain("read_span").And.NotContain("left out");
        (score.Metadata!["trace_view"]!.GetValue<string>(), score.Metadata.ContainsKey("trace_read")).Should().Be(("digest", false));
    }

    [Fact]
    public async Task A_message_that_is_said_again_at_another_place_is_shown_again()
    {
        static string Said(params string[] texts) => System.Text.Json.JsonSerializer.Serialize(texts.Select(t => new { role = t.Split(':')[0], content = t.Split(':')[1] }));
        var trace = Traces.Of(
            Traces.Span("a", $$"""{"gen_ai.operation.name":"chat","gen_ai.input.messages":{{Said("user:yes")}},"gen_ai.output.messages":{{Said("assistant:sure?")}}}"""),
            Traces.Span("b", $$"""{"gen_ai.operation.name":"chat","gen_ai.input.messages":{{Said("user:yes", "assistant:sure?", "user:yes")}},"gen_ai.output.messages":{{Said("assistant:done")}}}"""));
        var client = new ScriptedChatClient(Saying(Yes));

        await ScoreAsync(client, Auto, trace);

        TraceToolTests.BlockOf(client.Asked[0].Messages[1].Text, "trace").Split('\n')[1].Should().Contain("""inputs":[{"role":"user","text":"yes"}],"earlier_messages":2,"outputs""");
    }

    [Theory]
    [InlineData(7800, "digest")]
    [InlineData(8000, "tools")]
    public async Task A_trace_that_does_not_fit_into_one_reply_is_read_by_tools(int length, string view)
    {
        var trace = Traces.Of(Traces.Span("a", $"{{\"mlflow.spanType\":\"TOOL\",\"mlflow.spanInputs\":\"{new string('x', length)}\"}}"));

        (await ScoreAsync(new ScriptedChatClient(Saying(Yes)), Auto, trace)).Metadata!["trace_view"]!.GetValue<string>().Should().Be(view);
    }

    [Fact]
    public async Task Where_spans_were_not_kept_that_is_told()
    {
        var client = new ScriptedChatClient(Saying(Yes));

        await ScoreAsync(client, new TraceReading { View = TraceView.Digest }, Agent with { DroppedSpans = 3 });

        client.Asked[0].Messages[0].Text.Should().Contain("3 more spans were not kept.");
    }

    [Theory]
    [InlineData(10, 20_000)]
    [InlineData(100, 20_000)]
    [InlineData(1000, 5000)]
    [InlineData(1000, 500)]
    [InlineData(1, 500)]
    public async Task A_digest_is_never_longer_than_it_may_be_and_shows_the_beginning_and_the_end(int spans, int characters)
    {
        var trace = Traces.Of([.. Enumerable.Range(0, spans).Select(i => Traces.Span($"id{i}", $"{{\"mlflow.spanType\":\"TOOL\",\"mlflow.spanInputs\":\"{new string('x', 40_000 / spans)}\"}}", name: $"step {i}"))]);
        var client = new ScriptedChatClient(Saying(Yes));

        await ScoreAsync(client, new TraceReading { View = TraceView.Digest, Characters = characters }, trace);

        var digest = TraceToolTests.BlockOf(client.Asked.Single().Messages[1].Text, "trace");
        digest.Length.Should().BeLessThanOrEqualTo(characters).And.BeGreaterThan(characters / 4);
        digest.Should().Contain("\"name\":\"step 0\"").And.Contain("left out here");
        client.Asked[0].Messages[0].Text.Should().Contain("something is left out");
        if (spans is > 1 and <= 100)
        {
            digest.Split('\n').Should().HaveCount(spans, "each span keeps its line");
        }
    }

    [Fact]
    public async Task Short_lines_stay_whole_where_a_long_one_is_cut()
    {
        var trace = Traces.Of([.. Agent.Spans, Traces.Span("z", $"{{\"mlflow.spanType\":\"TOOL\",\"mlflow.spanInputs\":\"{new string('x', 50_000)}\"}}")]);
        var client = new ScriptedChatClient(Saying(Yes));

        await ScoreAsync(client, new TraceReading { View = TraceView.Digest, Characters = 5000 }, trace);

        TraceToolTests.BlockOf(client.Asked.Single().Messages[1].Text, "trace").Should().Contain("""{"id":"s3","parent":"s1","kind":"TOOL","name":"execute_tool find","status":"ok","inputs":{"who":"Ada"},"outputs":["room 7"]}""");
    }
}
