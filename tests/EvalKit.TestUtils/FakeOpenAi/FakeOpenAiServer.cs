using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>
/// A server on a free port of this machine that speaks OpenAI's chat protocol, also at the path that Azure has it, and Anthropic's, and answers by a script, so that
/// tests use the real clients over real HTTP. Each request takes the next reply; the last one serves all further requests. Thread-safe.
/// </summary>
public sealed class FakeOpenAiServer : IAsyncDisposable
{
    /// <summary>A key that looks like one, for tests which check that it is written nowhere.</summary>
    public const string Key = "sk-fake-0123456789abcdefghijklmnop";

    private readonly WebApplication _server;
    private readonly Func<FakeRequest, int, FakeReply> _script;
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private int _count;

    private FakeOpenAiServer(WebApplication server, Func<FakeRequest, int, FakeReply> script)
    {
        _server = server;
        _script = script;
    }

    /// <summary>What to give as OPENAI_BASE_URL.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>The address without a path: what Azure, Ollama and Anthropic are given.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>The requests so far, in the order they came.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>The environment of a program that shall use this server: <c>OPENAI_API_KEY</c> and <c>OPENAI_BASE_URL</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["OPENAI_API_KEY"] = Key, ["OPENAI_BASE_URL"] = BaseUrl };

    /// <summary>The environment of a program that shall use this server as another provider.</summary>
    /// <param name="provider">The provider: <c>openai</c>, <c>azure</c>, <c>ollama</c> or <c>anthropic</c>.</param>
    public IReadOnlyDictionary<string, string> EnvironmentOf(string provider) => provider switch
    {
        "azure" => new Dictionary<string, string> { ["AZURE_OPENAI_API_KEY"] = Key, ["AZURE_OPENAI_ENDPOINT"] = Origin },
        "ollama" => new Dictionary<string, string> { ["OLLAMA_HOST"] = Origin },
        "anthropic" => new Dictionary<string, string> { ["ANTHROPIC_API_KEY"] = Key, ["ANTHROPIC_BASE_URL"] = Origin },
        _ => Environment,
    };

    /// <summary>Starts a server.</summary>
    /// <param name="script">The replies in order, at least one.</param>
    public static Task<FakeOpenAiServer> StartAsync(params FakeReply[] script) =>
        StartAsync((_, index) => script[Math.Min(index, script.Length - 1)]);

    /// <summary>Starts a server whose reply depends on the request.</summary>
    /// <param name="script">Given the request and its number, from 0.</param>
    public static async Task<FakeOpenAiServer> StartAsync(Func<FakeRequest, int, FakeReply> script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeOpenAiServer(app, script);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        app.MapPost("/openai/v1/chat/completions", server.AnswerAsync);
        app.MapPost("/v1/messages", server.AnswerAsync);
        await app.StartAsync().ConfigureAwait(false);
        server.Origin = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.BaseUrl = server.Origin + "/v1";
        return server;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _server.DisposeAsync().ConfigureAwait(false);

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false))!;
        var request = new FakeRequest(body, context.Request.Headers.Authorization)
        {
            Path = context.Request.Path,
            Headers = context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()),
        };
        _requests.Enqueue(request);
        await _script(request, Interlocked.Increment(ref _count) - 1).WriteAsync(context, request).ConfigureAwait(false);
    }
}
