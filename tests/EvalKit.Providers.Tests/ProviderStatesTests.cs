using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Providers.Tests;

/// <summary>What becomes of a judge's feedback for whatever a provider does: the same on every wire, through the providers' real clients over real HTTP.</summary>
public sealed class ProviderStatesTests : IDisposable
{
    private const string KeyRepeated = "401 that repeats the key";
    private const string Cut = """{"reason":"It is named and ver""";

    private static readonly Dictionary<string, Scenario> Scenarios = new()
    {
        ["success"] = new("yes", 1, FakeReply.Verdict("yes")),
        ["slow drip"] = new("yes", 1, FakeReply.Drip("""{"reason":"r","supported":[],"missing":[],"contradictions":[],"verdict":"yes"}""")),
        ["429 with Retry-After, then success"] = new("yes", 3, FakeReply.Status(429, retryAfter: "0"), FakeReply.Status(429, retryAfter: "0"), FakeReply.Verdict("yes")),
        ["429 without Retry-After, then success"] = new("yes", 3, FakeReply.Status(429), FakeReply.Status(429), FakeReply.Verdict("yes")),
        ["429 five times, then success"] = new("yes", 6, [.. Enumerable.Repeat(FakeReply.Status(429), 5), FakeReply.Verdict("yes")]),
        ["429 that stays"] = new("Provider", 7, FakeReply.Status(429)) { Says = "HTTP 429: try again" },
        ["no money left"] = new("Provider", 1, FakeReply.Status(429, message: "You exceeded your current quota.", code: "insufficient_quota")) { Says = "quota" },
        ["500, then success"] = new("yes", 2, FakeReply.Status(500), FakeReply.Verdict("yes")),
        ["500 that stays"] = new("Provider", 3, FakeReply.Status(500)) { Says = "HTTP 500" },
        ["503 with a page of a proxy"] = new("Provider", 3, FakeReply.Raw("<html>upstream</html>", "text/html", 503)) { Says = "HTTP 503: <html>upstream" },
        ["529 overloaded"] = new("Provider", 3, FakeReply.Status(529)) { Says = "HTTP 529" },
        ["400"] = new("Provider", 1, FakeReply.Status(400, message: "bad request")) { Says = "HTTP 400: bad request" },
        [KeyRepeated] = new("Provider", 1, FakeReply.Status(401, message: "bad key " + FakeOpenAiServer.Key)) { Says = "bad key ***" },
        ["redirect"] = new("Provider", 1, FakeReply.Status(302).With("Location", "http://127.0.0.1:9/")) { Says = "HTTP 302" },
        ["timeout"] = new("Timeout", 1, FakeReply.Never()) { Stalls = true },
        ["slow drip that stops"] = new("Timeout", 1, FakeReply.Stall()) { Stalls = true },
        ["connection cut"] = new("Provider", 3, FakeReply.Abort()),
        ["reset in the midst of the body"] = new("Provider", 3, FakeReply.Reset()),
        ["body that ends too early"] = new("Provider", 3, FakeReply.TruncatedBody()),
        ["a page with status 200"] = new("Provider", 3, FakeReply.Raw("<html>hello</html>", "text/html")),
        ["an error with status 200"] = new("Provider", 3, FakeReply.Raw("""{"error":{"message":"Rate limit exceeded, says the gateway","code":503}}""")) { Says = "HTTP 200, and an error in its body: Rate limit exceeded, says the gateway" },
        ["an error of another server with status 200"] = new("Provider", 3, FakeReply.Raw("""{"object":"error","message":"the model is being loaded"}""")) { Says = "HTTP 200, and an error in its body: the model is being loaded" },
        ["an error behind an id with status 200"] = new("Provider", 3, FakeReply.Raw("""{"id":"x1","error":{"message":"Overloaded","type":"overloaded_error"}}""")) { Says = "HTTP 200, and an error in its body: Overloaded" },
        ["an error after no choices with status 200"] = new("Provider", 1, FakeReply.Raw("""{"choices":[],"error":{"message":"bad key","code":"401"}}""")) { Says = "HTTP 200, and an error in its body: bad key" },
        ["a lasting error with status 200"] = new("Provider", 1, FakeReply.Raw("""{"type":"error","error":{"message":"no money left","code":"insufficient_quota"}}""")) { Says = "HTTP 200, and an error in its body: no money left" },
        ["JSON of something else"] = new("Provider", 3, FakeReply.Raw("""{"foo":1}""")),
        ["JSON that is no object"] = new("Provider", 3, FakeReply.Raw("[1]")),
        ["verdict in truncated JSON"] = new("Unparseable", 1, FakeReply.Text(Cut, finish: "length")) { Says = "token limit", Raw = Cut },
        ["wrong schema"] = new("Unparseable", 2, FakeReply.Text("""{"answer":42}""")) { Raw = """{"answer":42}""" },
        ["verdict off the menu"] = new("Unparseable", 2, FakeReply.Text("""{"reason":"r","verdict":"perhaps"}""")),
        ["empty"] = new("Unparseable", 1, FakeReply.Text("")) { Says = "empty" },
        ["refusal"] = new("Refused", 1, FakeReply.Refusal("I cannot judge this.")),
        ["content filter"] = new("Refused", 1, FakeReply.Text("", finish: "content_filter")),
        ["a tool call that nobody offered"] = new("Unparseable", 1, FakeReply.Call("search", new JsonObject { ["q"] = "Dune" })),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-states-");

    public static IEnumerable<object[]> Cases => Scenarios.Keys
        .SelectMany(_ => (string[])["openai", "azure", "ollama", "anthropic"], (scenario, provider) => new object[] { provider, scenario })
        .Where(c => c is not ["ollama", KeyRepeated]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_thing_a_provider_does_is_one_state(string provider, string scenario)
    {
        var expected = Scenarios[scenario];
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await FakeOpenAiServer.StartAsync((_, index) =>
        {
            asked.TrySetResult();
            return expected.Script[Math.Min(index, expected.Script.Length - 1)];
        });
        var time = new FakeTimeProvider();

        var scoring = ScoreAsync(provider, server, expected.Stalls ? time : TimeProvider.System);
        if (expected.Stalls)
        {
            await asked.Task;
            time.Advance(TimeSpan.FromSeconds(60));
        }

        var score = await scoring;

        (score.Error?.Kind.ToString() ?? (score.Value == FeedbackValue.Of(true) ? "yes" : "no")).Should().Be(expected.State, score.Error?.Message);
        server.Requests.Should().HaveCount(expected.Requests);
        (score.Error?.Message ?? "").Should().Match("*" + expected.Says + "*").And.NotContain(FakeOpenAiServer.Key).And.NotContain("\n");
        (expected.Raw ?? score.Error?.Raw).Should().Be(score.Error?.Raw);
        ((int?)score.Metadata!["model_calls"] ?? 0).Should().Be(expected.State is "Provider" ? 0 : expected.State is "Unparseable" ? expected.Requests : 1);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task The_wait_that_the_provider_asks_for_passes_before_it_is_asked_again(string provider)
    {
        var time = new PassingTime();
        var asked = new List<DateTimeOffset>();
        await using var server = await FakeOpenAiServer.StartAsync((_, index) =>
        {
            asked.Add(time.GetUtcNow());
            return index == 0 ? FakeReply.Status(429, retryAfter: "7") : FakeReply.Verdict("yes");
        });

        var score = await ScoreAsync(provider, server, time, new ChatRetryOptions { Timeout = null });

        score.Value.Should().Be(FeedbackValue.Of(true));
        (asked[1] - asked[0]).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Score> ScoreAsync(string provider, FakeOpenAiServer server, TimeProvider time, ChatRetryOptions? retry = null)
    {
        var judge = (IModelScorer)Judges.Correctness(provider + ":/fake-model");
        var models = new ProviderModels(server.EnvironmentOf(provider).GetValueOrDefault, _ => null);
        using var client = RecordingChatClient.For(judge, models, new RecordingOptions
        {
            Folder = _folder.FullName,
            Suite = "suite",
            Mode = ReplayMode.Off,
            Retry = retry ?? new ChatRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1) },
            Time = time,
        });
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

    /// <summary>What a provider does, the last reply for all further requests, and what becomes of it.</summary>
    private sealed record Scenario(string State, int Requests, params FakeReply[] Script)
    {
        public string Says { get; init; } = "";

        public string? Raw { get; init; }

        public bool Stalls { get; init; }
    }

    /// <summary>A clock that goes on by what anyone waits for, as soon as they wait.</summary>
    private sealed class PassingTime : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
            }

            return timer;
        }
    }
}
