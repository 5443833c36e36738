using Microsoft.AspNetCore.Mvc.Testing;

namespace WebAppSample.Evals;

/// <summary>The application in memory, started once: cases run at the same time, so its client is made before the first of them.</summary>
public sealed class ShopApp : IDisposable
{
    private readonly WebApplicationFactory<Program> _factory = new();

    public ShopApp()
    {
        Client = _factory.CreateClient();
    }

    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _factory.Dispose();
    }
}
