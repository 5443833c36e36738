using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Tests;

/// <summary>The probabilities of a score's tokens, from OpenAI's wire to the score that is to be expected.</summary>
public sealed class LogProbabilitiesTests
{
    private const string Refused = "Unsupported parameter: 'logprobs' is not supported with this model.";

    private static readonly ScoreArguments Args = new(
        new EvalCase { Id = "dune", CaseHash = "hash", Inputs = CaseFields.OfText(("question", "Who wrote Dune?")) },
        new Trial { TraceId = new string('a', 32), CaseId = "dune", Status = TrialStatus.Ok, Output = "Frank Herbert." });

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    [InlineData("ollama")]
    public async Task OpenAis_wire_is_asked_for_them_and_they_weigh_the_score(string provider)
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Score(8, ("8", 0.5), ("6", 0.25), ("9", 0.25)));

        var score = await ScoreAsync(provider, server);

        score.Value!.Number.Should().BeApproximately(7.75, 1e-6);
        var body = server.Requests.Single().Body;
        ((bool)body["logprobs"]!, (int)body["top_logprobs"]!).Should().Be((true, 20));
        body["response_format"]!["json_schema"]!["schema"]!["properties"]!["verdict"]!["enum"]!.AsArray().Should().HaveCount(11, "the schema is sent all the same");
        ((double?)body["temperature"], (int?)body["max_completion_tokens"] ?? (int?)body["max_tokens"]).Should().Be((0, 1000));
        body.ToJsonString().Should().NotContain("evalkit.");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_model_that_tells_none_gives_its_number(string provider)
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Score(8));

        var score = await ScoreAsync(provider, server);

        score.Value.Should().Be(FeedbackValue.Of(8));
        server.Requests.Single().Body.ToJsonString().Should().NotContain("evalkit.");
    }

    [Fact]
    public async Task A_model_that_refuses_them_is_asked_without()
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, _) =>
            request.Body.ContainsKey("logprobs") ? FakeReply.Status(400, message: Refused) : FakeReply.Score(8, ("8", 0.5), ("6", 0.5)));

        var score = await ScoreAsync("openai", server);

        score.Value.Should().Be(FeedbackValue.Of(8));
        server.Requests.Should().HaveCount(2);
        score.Metadata!["not_sent"]!.ToJsonString().Should().Be("""["logprobs"]""");
    }

    [Fact]
    public async Task Who_does_not_ask_is_not_told()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Score(8, ("8", 1)));
        using var client = Client("openai", server);

        var response = await client.GetResponseAsync("q", new ChatOptions());

        server.Requests.Single().Body.ContainsKey("logprobs").Should().BeFalse();
        (response.AdditionalProperties?.ContainsKey("logprobs") ?? false).Should().BeFalse();
    }

    private static async Task<Score> ScoreAsync(string provider, FakeOpenAiServer server)
    {
        using var client = Client(provider, server);
        var judge = (IModelScorer)Judges.GEval(new GEval { Criteria = "How right the answer is." }, provider + ":/fake-model");
        return (await judge.Bind(client).ScoreAsync(Args, default)).Scores.Single();
    }

    private static IChatClient Client(string provider, FakeOpenAiServer server) =>
        new ProviderModels(server.EnvironmentOf(provider).GetValueOrDefault, _ => null).Create(ModelUri.Parse(provider + ":/fake-model"));
}
