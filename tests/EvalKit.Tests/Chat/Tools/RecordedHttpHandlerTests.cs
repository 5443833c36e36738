using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using EvalKit.Chat.Tools;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.Tests.Chat.Tools;

public sealed class RecordedHttpHandlerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-http-");
    private readonly Service _service = new();
    private readonly HttpClient _client;

    public RecordedHttpHandlerTests()
    {
        _client = new HttpClient(new RecordedHttpHandler { InnerHandler = _service }) { BaseAddress = new Uri("https://shop.example/") };
    }

    [Fact]
    public async Task A_reply_is_recorded_with_status_type_and_text_and_answers_the_next_run()
    {
        _service.Reply = _ => new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("""{"state":"unknown – ü"}""", Encoding.UTF8, "application/json") };
        async Task<string> Ask(CancellationToken token)
        {
            using var response = await _client.GetAsync("orders/1", token);
            return $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {await response.Content.ReadAsStringAsync(token)} {response.RequestMessage!.RequestUri}";
        }

        var live = await RunAsync(Ask);
        var replayed = await RunAsync(Ask, ReplayMode.Strict);

        live.Should().Be("""404 application/json; charset=utf-8 {"state":"unknown – ü"} https://shop.example/orders/1""");
        replayed.Should().Be(live);
        _service.Asked.Should().Be(1);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_come_back_as_they_were()
    {
        var bytes = Enumerable.Range(0, 256).Select(b => (byte)b).ToArray();
        _service.Reply = _ => new HttpResponseMessage { Content = new ByteArrayContent(bytes) };
        async Task<string> Ask(CancellationToken token) => Convert.ToHexString(await _client.GetByteArrayAsync("picture", token));

        var live = await RunAsync(Ask);
        var replayed = await RunAsync(Ask, ReplayMode.Strict);

        (live, replayed).Should().Be((Convert.ToHexString(bytes), Convert.ToHexString(bytes)));
    }

    [Fact]
    public async Task Requests_are_told_apart_by_method_address_and_body_and_not_by_headers()
    {
        _service.Reply = r => new HttpResponseMessage { Content = new StringContent($"{r.Method} {r.RequestUri!.PathAndQuery} {r.Content?.ReadAsStringAsync().Result} {_service.Asked}") };
        async Task<string> Ask(CancellationToken token)
        {
            var replies = new List<string>();
            foreach (var (method, path, body, key) in new[] { ("GET", "a", "", "k1"), ("GET", "a?x=1", "", "k1"), ("POST", "a", "1", "k1"), ("POST", "a", "2", "k1"), ("GET", "b", "", "k1"), ("GET", "b", "", "k2") })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body.Length > 0 ? JsonContent.Create(body) : null };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                using var response = await _client.SendAsync(request, token);
                replies.Add(await response.Content.ReadAsStringAsync(token));
            }

            return string.Join("; ", replies);
        }

        var live = await RunAsync(Ask);
        var replayed = await RunAsync(Ask, ReplayMode.Strict);

        live.Should().Be("GET /a  1; GET /a?x=1  2; POST /a \"1\" 3; POST /a \"2\" 4; GET /b  5; GET /b  6", "the second of two equal calls in a trial is a call of its own");
        replayed.Should().Be(live);
        File.ReadAllText(RecordingPath).Should().NotContain("k1").And.NotContain("Bearer");
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(407)]
    public async Task That_a_service_is_busy_or_refuses_the_caller_is_not_recorded(int status)
    {
        _service.Reply = _ => new HttpResponseMessage(_service.Asked == 1 ? (HttpStatusCode)status : HttpStatusCode.OK);
        async Task<string> Ask(CancellationToken token)
        {
            using var response = await _client.GetAsync("orders/1", token);
            return $"{(int)response.StatusCode}";
        }

        (await RunAsync(Ask), await RunAsync(Ask), await RunAsync(Ask, ReplayMode.Strict)).Should().Be(($"{status}", "200", "200"));
    }

    [Fact]
    public async Task Strict_without_a_recording_asks_nobody_even_where_the_app_catches_what_fails()
    {
        async Task<string> Ask(CancellationToken token)
        {
            try
            {
                return await _client.GetStringAsync("orders/1?key=1", token);
            }
            catch (EvalKitException)
            {
                return "no answer";
            }
        }

        var trial = await TrialAsync(Ask, ReplayMode.Strict);

        trial.Status.Should().Be(TrialStatus.Skipped);
        trial.Error!.Message.Should().Contain("http:/shop.example").And.Contain("orders/1");
        _service.Asked.Should().Be(0);
    }

    [Fact]
    public async Task A_sanitized_reply_keeps_its_status_or_says_what_it_lacks()
    {
        using var client = new HttpClient(new RecordedHttpHandler(new ToolRecordingOptions { Sanitize = _ => new JsonObject { ["state"] = "packed" } }) { InnerHandler = new Service() });

        var trial = await TrialAsync(token => client.GetStringAsync("https://shop.example/orders/1", token), ReplayMode.Auto);

        trial.Error!.Message.Should().Be("""A reply needs the number 'status' and may have 'content', found {"state":"packed"}. Let ToolRecordingOptions.Sanitize keep them.""");
    }

    [Fact]
    public async Task A_call_that_does_not_wait_is_refused_in_a_trial_and_made_outside()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "orders/1");
        using (_client.Send(request))
        {
            _service.Asked.Should().Be(1);
        }

        var trial = await TrialAsync(
            token =>
            {
                using var again = new HttpRequestMessage(HttpMethod.Get, "orders/1");
                using var response = _client.Send(again, token);
                return Task.FromResult("");
            },
            ReplayMode.Auto);

        trial.Error!.Message.Should().Contain("call SendAsync");
    }

    public void Dispose()
    {
        _client.Dispose();
        _service.Dispose();
        _folder.Delete(recursive: true);
    }

    private string RecordingPath => Path.Combine(_folder.FullName, "recordings", "orders", "tools.jsonl");

    private async Task<string> RunAsync(Func<CancellationToken, Task<string>> app, ReplayMode mode = ReplayMode.Auto) => (await TrialAsync(app, mode)).Output!.Text;

    private async Task<Trial> TrialAsync(Func<CancellationToken, Task<string>> app, ReplayMode mode)
    {
        var suite = new EvalSuite("orders")
        {
            Dataset = EvalDatasets.Create("orders", [EvalCases.Create(CaseFields.OfText(("id", "1")), CaseFields.OfText(("expected_response", "packed")))]),
            App = async (_, token) => await app(token),
            Run = new RunSettings { Replay = mode, Retries = 0 },
        };
        suite.Score(Scorers.AliasContainment());
        return (await suite.RunAsync(new EvaluationOptions { Folder = _folder.FullName })).Results.Rows.Single().Trial;
    }

    private sealed class Service : HttpMessageHandler
    {
        public int Asked { get; private set; }

        public Func<HttpRequestMessage, HttpResponseMessage> Reply { get; set; } = _ => new HttpResponseMessage();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Reply(request);
        }
    }
}
