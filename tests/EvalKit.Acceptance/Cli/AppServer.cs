using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EvalKit.Acceptance.Cli;

/// <summary>An application behind HTTP, on a free port of this machine: what it is asked goes to a function.</summary>
internal sealed class AppServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private AppServer(WebApplication server)
    {
        _server = server;
    }

    /// <summary>What to name as the suite's <c>http</c> app.</summary>
    public string Address => _server.Urls.First() + "/answer";

    /// <summary>Starts a server.</summary>
    /// <param name="answer">The answer to a case, by its id.</param>
    public static async Task<AppServer> StartAsync(Func<string, Task<string>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.MapPost("/answer", async (HttpRequest request) =>
        {
            using var asked = await JsonDocument.ParseAsync(request.Body);
            return Results.Text(await answer(asked.RootElement.GetProperty("id").GetString()!));
        });
        await server.StartAsync();
        return new AppServer(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
