using EvalKit.Chat.Limits;

namespace EvalKit.Providers.Http;

/// <summary>
/// The way of one client to its provider: HTTP without retries, time limits or redirects of its own. A redirect would carry the key to another host. The
/// connections are shared by all clients of the process.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    private const int LongestMessage = 500;

    private static readonly SocketsHttpHandler Connections = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,

        // A name may come to stand for other machines while a run lasts.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private readonly string? _key;

    public ProviderHttp(string? key)
    {
        _key = key;
        Client = new HttpClient(new ProviderHandler(Connections, this), disposeHandler: false) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    public HttpClient Client { get; }

    /// <summary>What the provider tells of its rate limits.</summary>
    public RateLimitFeed Limits { get; } = new();

    public void Dispose() => Client.Dispose();

    /// <summary>What failed and what was said of it, on one line, without the key.</summary>
    public string Tell(string what, string said)
    {
        var shown = (string.IsNullOrEmpty(_key) ? said : said.Replace(_key, "***", StringComparison.Ordinal)).ReplaceLineEndings(" ").Trim();
        return shown.Length == 0 ? what : $"{what}: {(shown.Length <= LongestMessage ? shown : shown[..LongestMessage] + "…")}";
    }
}
