using Microsoft.Playwright;

namespace EvalKit.Acceptance.Report;

/// <summary>One browser for the tests of the report.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-report").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Executable is not { } executable)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes a page to a disk and opens it from there, without a server.</summary>
    internal async Task<OpenPage> OpenAsync(string name, Action<TextWriter> write, string hash = "")
    {
        var path = Path.Combine(_folder, name + ".html");
        using (var writer = new StreamWriter(path))
        {
            write(writer);
        }

        var page = await _browser!.NewPageAsync();
        var opened = new OpenPage(page);
        await page.GotoAsync(new Uri(path).AbsoluteUri + hash);
        await page.WaitForSelectorAsync("html[data-ready=true]");
        return opened;
    }
}
