using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EvalKit.Bench;

/// <summary>A model that follows its instructions and says yes, on a free port of this machine: each answer takes a while, and beyond so many at once it rejects.</summary>
internal sealed partial class SlowModel : IAsyncDisposable
{
    public const string Key = "none";

    private const string NonceHere = "@nonce@";

    private readonly WebApplication _server;
    private readonly TimeSpan _latency;
    private readonly int _most;
    private readonly List<(long Moment, bool Accepted)> _outcomes = [];
    private int _inFlight;

    private SlowModel(WebApplication server, TimeSpan latency, int most)
    {
        _server = server;
        _latency = latency;
        _most = most;
    }

    public string BaseUrl { get; private set; } = "";

    public static async Task<SlowModel> StartAsync(TimeSpan latency, int most)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var model = new SlowModel(server, latency, most);
        server.MapPost("/v1/chat/completions", model.AnswerAsync);
        await server.StartAsync();
        model.BaseUrl = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1";
        return model;
    }

    /// <summary>Of the requests that came later than a time after the first one: how many there were, and how many were rejected.</summary>
    public (int All, int Rejected) After(TimeSpan time)
    {
        lock (_outcomes)
        {
            var later = _outcomes.Where(o => TimeProvider.System.GetElapsedTime(_outcomes[0].Moment, o.Moment) > time).ToList();
            return (later.Count, later.Count(o => !o.Accepted));
        }
    }

    /// <summary>From the first request to the last one's answer.</summary>
    public double Seconds
    {
        get
        {
            lock (_outcomes)
            {
                return (TimeProvider.System.GetElapsedTime(_outcomes[0].Moment, _outcomes[^1].Moment) + _latency).TotalSeconds;
            }
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var isTaken = Interlocked.Increment(ref _inFlight) <= _most;
        lock (_outcomes)
        {
            _outcomes.Add((TimeProvider.System.GetTimestamp(), isTaken));
        }

        try
        {
            if (!isTaken)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await context.Response.WriteAsync("""{"error":{"message":"too many at once","type":"rate_limit"}}""");
                return;
            }

            if (_latency > TimeSpan.Zero)
            {
                await Task.Delay(_latency, context.RequestAborted);
            }

            using var request = new StreamReader(context.Request.Body);
            var nonce = Nonce().Match(await request.ReadToEndAsync(context.RequestAborted));
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Answer.Replace(NonceHere, nonce.Groups["nonce"].Value, StringComparison.Ordinal));
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    [GeneratedRegex("nonce of this request is (?<nonce>[0-9a-f]+)")]
    private static partial Regex Nonce();

    private static readonly string Answer = JsonSerializer.Serialize(new
    {
        id = "1",
        @object = "chat.completion",
        created = 1700000000,
        model = "slow",
        choices = new[]
        {
            new
            {
                index = 0,
                message = new { role = "assistant", content = $$"""{"nonce":"{{NonceHere}}","reason":"It says so.","facts":[{"item":"the sum","verdict":"supported"}],"contradictions":[],"verdict":"yes"}""" },
                finish_reason = "stop",
            },
        },
        usage = new { prompt_tokens = 400, completion_tokens = 30, total_tokens = 430 },
    });
}
