using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Providers.Tests;

public sealed class OpenAiServerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-openai-");

    [Fact]
    public async Task Success_is_a_verdict_with_its_usage()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes", "It is named."));

        var score = await ScoreAsync(server);

        score.Value.Should().Be(FeedbackValue.Of(true));
        score.Rationale.Should().Be("It is named.");
        score.Source!.Kind.Should().Be(SourceKind.LlmJudge);
        score.Metadata!["usage"]!.ToJsonString().Should().Be("""{"input_tokens":11,"output_tokens":7}""");
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"code\":0,\"message\":\"\"}")]
    [InlineData("{\"message\":\"the model is deprecated\"}")]
    public async Task A_reply_that_names_an_error_beside_its_choices_is_a_reply(string error)
    {
        var choice = """{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"pong"}}""";
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Raw($$"""{"id":"x","object":"chat.completion","created":1,"model":"gpt-test","error":{{error}},"choices":[{{choice}}]}"""));
        using var client = new ProviderModels(server.Environment.GetValueOrDefault, _ => null).Create(ModelUri.Parse("openai:/gpt-test"));

        var reply = await client.GetResponseAsync([new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.User, "ping")]);

        reply.Text.Should().Be("pong");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_request_carries_model_key_schema_and_parameters_and_nothing_of_ours()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes"));

        await ScoreAsync(server);

        var (body, authorization) = server.Requests.Single();
        authorization.Should().Be("Bearer " + FakeOpenAiServer.Key);
        ((string?)body["model"]).Should().Be("gpt-test");
        ((double)body["temperature"]!).Should().Be(0);
        ((string?)body["response_format"]!["type"]).Should().Be("json_schema");
        body["response_format"]!["json_schema"]!["schema"]!["properties"]!.AsObject().Select(p => p.Key).Should()
            .Equal("nonce", "reason", "facts", "contradictions", "verdict");
        body["messages"]!.AsArray().Select(m => (string?)m!["role"]).Should().Equal("system", "user");
        body.ToJsonString().Should().NotContain("evalkit.");
    }

    [Fact]
    public async Task Two_429_and_then_success_is_a_verdict_and_the_retries_are_told()
    {
        await using var server = await FakeOpenAiServer.StartAsync(
            FakeReply.Status(429, retryAfter: "0"), FakeReply.Status(429, retryAfter: "0"), FakeReply.Verdict("no"));

        var score = await ScoreAsync(server);

        score.Value.Should().Be(FeedbackValue.Of(false));
        score.Metadata!["retries"]!.AsArray().Should().HaveCount(2);
        ((string?)score.Metadata["retries"]![0]).Should().StartWith("HTTP 429");
        server.Requests.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(429, 7)]
    [InlineData(500, 3)]
    [InlineData(503, 3)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    public async Task A_status_that_stays_is_an_error_of_the_provider(int status, int attempts)
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Status(status, retryAfter: "0", message: "bad key " + FakeOpenAiServer.Key));

        var score = await ScoreAsync(server);

        score.Value.Should().BeNull();
        score.Error!.Kind.Should().Be(FeedbackErrorKind.Provider);
        score.Error.Message.Should().Contain($"HTTP {status}").And.NotContain(FakeOpenAiServer.Key);
        server.Requests.Should().HaveCount(attempts);
    }

    [Fact]
    public async Task No_reply_in_time_is_a_timeout()
    {
        var asked = new TaskCompletionSource();
        await using var server = await FakeOpenAiServer.StartAsync((_, _) =>
        {
            asked.SetResult();
            return FakeReply.Never();
        });
        var time = new FakeTimeProvider();

        var scoring = ScoreAsync(server, new ChatRetryOptions { Timeout = TimeSpan.FromSeconds(60) }, time: time);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(60));
        var score = await scoring;

        score.Error!.Kind.Should().Be(FeedbackErrorKind.Timeout);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_an_error_of_the_provider()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Abort());

        (await ScoreAsync(server)).Error!.Kind.Should().Be(FeedbackErrorKind.Provider);
        server.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_body_that_ends_too_early_is_an_error_of_the_provider()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.TruncatedBody());

        (await ScoreAsync(server)).Error!.Kind.Should().Be(FeedbackErrorKind.Provider);
    }

    [Fact]
    public async Task A_verdict_that_was_cut_at_its_limit_is_unparseable_with_the_raw_reply_and_asked_for_once()
    {
        const string Cut = """{"reason":"It is named and ver""";
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Text(Cut, finish: "length"));

        var score = await ScoreAsync(server);

        score.Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
        score.Error.Raw.Should().Be(Cut);
        score.Error.Message.Should().Contain("token limit");
        server.Requests.Should().ContainSingle();
        score.Metadata!["usage"]!.ToJsonString().Should().Be("""{"input_tokens":11,"output_tokens":7}""");
    }

    [Fact]
    public async Task A_refusal_and_a_content_filter_are_refused()
    {
        await using var refusing = await FakeOpenAiServer.StartAsync(FakeReply.Refusal("I cannot judge this."));
        await using var filtering = await FakeOpenAiServer.StartAsync(FakeReply.Text("", finish: "content_filter"));

        (await ScoreAsync(refusing)).Error.Should().Match<FeedbackError>(e => e.Kind == FeedbackErrorKind.Refused && e.Message.Contains("I cannot judge this."));
        (await ScoreAsync(filtering, suite: "filter")).Error!.Kind.Should().Be(FeedbackErrorKind.Refused);
    }

    [Fact]
    public async Task Empty_content_is_unparseable_and_says_so()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Text(""));

        var score = await ScoreAsync(server);

        score.Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
        score.Error.Message.Should().Contain("empty");
        score.Metadata!["usage"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_recording_replays_without_a_server_and_holds_no_key()
    {
        Score asked;
        await using (var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes")))
        {
            asked = await ScoreAsync(server, mode: ReplayMode.Auto);
        }

        var replayed = await ScoreAsync(new ProviderModels(_ => null, _ => null), ReplayMode.Auto);

        replayed.Value.Should().Be(asked.Value);
        replayed.Source.Should().Be(asked.Source);
        replayed.Metadata!["usage"]!.ToJsonString().Should().Be(asked.Metadata!["usage"]!.ToJsonString());
        var recording = await File.ReadAllTextAsync(RecordingFile.PathFor(_folder.FullName, "suite", "correctness"));
        recording.Should().NotContain(FakeOpenAiServer.Key).And.NotContain("Bearer");
    }

    [Fact]
    public async Task Failures_are_not_recorded()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Status(400));

        await ScoreAsync(server, mode: ReplayMode.Auto);

        File.Exists(RecordingFile.PathFor(_folder.FullName, "suite", "correctness")).Should().BeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<Score> ScoreAsync(FakeOpenAiServer server, ChatRetryOptions? retry = null, ReplayMode mode = ReplayMode.Off, string suite = "suite", TimeProvider? time = null) =>
        ScoreAsync(new ProviderModels(server.Environment.GetValueOrDefault, _ => null), mode, retry, suite, time);

    private async Task<Score> ScoreAsync(ProviderModels models, ReplayMode mode, ChatRetryOptions? retry = null, string suite = "suite", TimeProvider? time = null)
    {
        var judge = (IModelScorer)Judges.Correctness("openai:/gpt-test");
        var quick = retry ?? new ChatRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1) };
        using var client = RecordingChatClient.For(judge, models, new RecordingOptions { Folder = _folder.FullName, Suite = suite, Mode = mode, Retry = quick, Time = time ?? TimeProvider.System });
        var evalCase = new EvalCase
        {
            Id = "dune",
            CaseHash = "hash",
            Inputs = CaseFields.OfText(("question", "Who wrote Dune?")),
            Expectations = CaseFields.From(new JsonObject { ["expected_response"] = "Frank Herbert" }),
        };
        var trial = new Trial { TraceId = new string('a', 32), CaseId = "dune", Status = TrialStatus.Ok, Output = "Frank Herbert" };
        return (await judge.Bind(client).ScoreAsync(new ScoreArguments(evalCase, trial), default)).Scores[0];
    }
}
