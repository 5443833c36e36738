using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EvalKit.Reporting.Tests.Html;

/// <summary>Reads a page as a browser's parser would: which elements it has, and which data it carries.</summary>
internal sealed partial class PageReader(string html)
{
    public string Html { get; } = html;

    /// <summary>The page without script, style and data: what is parsed as markup.</summary>
    public string Markup { get; } = Opaque().Replace(html, "<$1></$1>");

    public IReadOnlyList<string> Tags => [.. Tag().Matches(Markup).Select(m => m.Groups[1].Value)];

    public string Policy => Regex.Match(Html, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;

    public string Script => Html[(Html.LastIndexOf("<script>", StringComparison.Ordinal) + 8)..Html.LastIndexOf("</script>", StringComparison.Ordinal)];

    public string Style => Html[(Html.IndexOf("<style>", StringComparison.Ordinal) + 7)..Html.IndexOf("</style>", StringComparison.Ordinal)];

    public IReadOnlyList<string> PayloadIds => [.. Payload().Matches(Html).Select(m => m.Groups[1].Value)];

    public static PageReader Of(EvalRun run, HtmlReportOptions? options = null)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(run, writer, options);
        return new PageReader(writer.ToString());
    }

    public JsonElement Data(string id)
    {
        var encoded = Payload().Matches(Html).Single(m => m.Groups[1].Value == id).Groups[2].Value;
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(encoded)), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return JsonDocument.Parse(reader.ReadToEnd()).RootElement;
    }

    public string Section(string css) => Regex.Match(Markup, $"<[a-z]+[^>]*class=\"[^\"]*{css}[^\"]*\".*?</(details|section|header)>", RegexOptions.Singleline).Value;

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Opaque();

    [GeneratedRegex("<([a-zA-Z!][a-zA-Z0-9]*)")]
    private static partial Regex Tag();

    [GeneratedRegex("<script type=\"application/x-ek-gz\" id=\"([a-z0-9-]+)\">([A-Za-z0-9+/=]*)</script>")]
    private static partial Regex Payload();
}
