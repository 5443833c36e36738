using Microsoft.Playwright;

namespace EvalKit.Acceptance.Report;

/// <summary>A page that is open in the browser; whatever it asks for or complains about is kept.</summary>
internal sealed class OpenPage
{
    private const string FromDisk = "file://";
    private const string Picture = "data:image/svg+xml;base64,";

    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    public OpenPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => _requests.Add(request.Url);
        page.Console += (_, message) => _complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What it asked for beside itself and the pictures inside it.</summary>
    public IEnumerable<string> Requests =>
        _requests.Where(url => !url.StartsWith(FromDisk, StringComparison.Ordinal) && !url.StartsWith(Picture, StringComparison.Ordinal));

    /// <summary>How many documents were loaded: one, unless the page went elsewhere.</summary>
    public int Documents => _requests.Count(url => url.StartsWith(FromDisk, StringComparison.Ordinal));

    /// <summary>Whatever reached the console.</summary>
    public IEnumerable<string> Complaints => _complaints;

    public ILocator Rows => Page.Locator("#grid .spacer .row");

    public ILocator Drawer => Page.Locator(".drawer");

    public Task FilterAsync(string name) => Page.ClickAsync($"[data-filter={name}]");

    public Task<string> ShownAsync() => Page.Locator("#count").InnerTextAsync();
}
