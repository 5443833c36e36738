using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.TestUtils;
using EvalKit.TestUtils.FakeOpenAi;

namespace EvalKit.Providers.Tests;

/// <summary>A judge that reads a trace by tools, through the real clients over real HTTP.</summary>
public sealed class TraceJudgeWireTests : IDisposable
{
    private const string Verdict = """{"reason":"r","undone":[],"verdict":"yes"}""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-trace-wire-");

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task Tool_calls_go_over_the_wire_and_their_replies_back_and_the_last_request_allows_none(string provider)
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, index) => index switch
        {
            0 => FakeReply.Call("read_span", new JsonObject { ["id"] = "s1" }),
            1 => FakeReply.Call("search_spans", new JsonObject { ["text"] = "flour" }),
            _ => FakeReply.Text(EchoedNonce.In(Verdict, request.Messages)),
        });

        var score = await ScoreAsync(server, provider, ReplayMode.Off);

        score.Value.Should().Be(FeedbackValue.Of(true));
        score.Metadata!["trace_read"]!.ToJsonString().Should().Be("""["read_span s1","search_spans"]""");
        score.Metadata["usage"]!.ToJsonString().Should().Be("""{"input_tokens":33,"output_tokens":21}""");
        server.Requests.Should().HaveCount(3);
        server.Requests.Should().OnlyContain(r => r.Body["tools"]!.AsArray().Count == 3);
        var last = server.Requests[2].Body.ToJsonString();
        last.Should().Contain("order_flour").And.Contain("s1: characters 1 to ").And.Contain("Give your verdict now");
        (provider == "openai" ? (string?)server.Requests[2].Body["tool_choice"] : (string?)server.Requests[2].Body["tool_choice"]!["type"]).Should().Be("none");
        if (provider == "openai")
        {
            var messages = server.Requests[2].Body["messages"]!.AsArray();
            messages.Select(m => (string?)m!["role"]).Should().Equal("system", "user", "assistant", "tool", "assistant", "tool", "user");
            ((string?)messages[2]!["tool_calls"]![0]!["function"]!["name"], (string?)messages[3]!["tool_call_id"]).Should().Be(("read_span", (string?)messages[2]!["tool_calls"]![0]!["id"]));
            ((string?)server.Requests[0].Body["response_format"]!["type"]).Should().Be("json_schema");
        }
    }

    [Fact]
    public async Task What_was_recorded_over_the_wire_is_replayed_without_a_server()
    {
        await using (var server = await FakeOpenAiServer.StartAsync((request, index) => index == 0
            ? FakeReply.Call("read_span", new JsonObject { ["id"] = "s1", ["skip"] = 0 })
            : FakeReply.Text(EchoedNonce.In(Verdict, request.Messages))))
        {
            (await ScoreAsync(server, "openai", ReplayMode.Record)).Value.Should().Be(FeedbackValue.Of(true));
        }

        await using var silent = await FakeOpenAiServer.StartAsync(FakeReply.Status(500));
        var score = await ScoreAsync(silent, "openai", ReplayMode.Strict);

        silent.Requests.Should().BeEmpty();
        (score.Value, score.Metadata!["replayed"]!.GetValue<bool>(), score.Metadata["model_calls"]!.GetValue<int>()).Should().Be((FeedbackValue.Of(true), true, 0));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Score> ScoreAsync(FakeOpenAiServer server, string provider, ReplayMode mode)
    {
        var judge = (IModelScorer)Judges.TaskCompletion($"{provider}:/gpt-test").WithTrace(new TraceReading { View = TraceView.Tools, Calls = 3 });
        var models = new ProviderModels(server.EnvironmentOf(provider).GetValueOrDefault, _ => null);
        using var client = RecordingChatClient.For(judge, models, new RecordingOptions { Folder = _folder.FullName, Suite = "suite", Mode = mode });
        var evalCase = new EvalCase { Id = "flour", CaseHash = "hash", Inputs = CaseFields.OfText(("request", "Order flour.")) };
        var trial = new Trial { TraceId = new string('a', 32), CaseId = "flour", Status = TrialStatus.Ok, Output = "Ordered." };
        var span = new Span
        {
            SpanId = new string('b', 16),
            Name = "execute_tool order_flour",
            Type = SpanTypes.Tool,
            Attributes = CaseFields.OfText(("gen_ai.tool.name", "order_flour"), ("gen_ai.tool.call.result", "flour is ordered")),
        };
        var args = new ScoreArguments(evalCase, trial) { Trace = new TraceRecord { TraceId = trial.TraceId, TrialId = trial.TraceId, Spans = [span] } };
        return (await judge.Bind(client).ScoreAsync(args, default)).Scores[0];
    }
}
