using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EvalKit.Tests.Suites.Apps;

/// <summary>A server on the loopback address that answers every request the same way.</summary>
internal sealed class OneReplyServer : IDisposable
{
    private readonly HttpListener _listener;

    public OneReplyServer(Func<HttpListenerContext, Task<(int Status, string Type, string Body)>> reply)
    {
        (_listener, Address) = Listen();
        _ = ServeAsync(reply);
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, Uri Address) Listen()
    {
        while (true)
        {
            var port = FreePort();
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, new Uri($"http://127.0.0.1:{port}/answer"));
            }
            catch (HttpListenerException)
            {
                // Another process took the port in between: try the next one.
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync(Func<HttpListenerContext, Task<(int Status, string Type, string Body)>> reply)
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var (status, type, body) = await reply(context);
                context.Response.StatusCode = status;
                context.Response.ContentType = type;
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
