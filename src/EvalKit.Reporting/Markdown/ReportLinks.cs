namespace EvalKit.Reporting.Markdown;

/// <summary>Addresses of views of the HTML page, which keeps what is chosen in the fragment. They hold nothing that ends a Markdown link.</summary>
internal static class ReportLinks
{
    /// <summary>The page with a case open; null without a page.</summary>
    public static string? Case(Uri? report, string caseId) => View(report, $"open={Uri.EscapeDataString(caseId)}");

    /// <summary>The page with a filter set; null without a page.</summary>
    public static string? Filter(Uri? report, string filter) => View(report, $"filter={filter}");

    private static string? View(Uri? report, string view) => Page(report) is { } page ? $"{page}#{view}" : null;

    /// <summary>The page; null without one.</summary>
    public static string? Page(Uri? report) => report is { IsAbsoluteUri: true, Scheme: "http" or "https" }
        ? report.AbsoluteUri.Split('#')[0].Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        : null;
}
